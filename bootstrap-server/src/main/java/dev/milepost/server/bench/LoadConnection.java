package dev.milepost.server.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** A keep-alive connection of a {@link Load}. Understands answers that say their length, as those of an API do. */
final class LoadConnection {
    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final int LARGEST_ANSWER = 16 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;

    private final int number;
    private final Requests requests;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_ANSWER);
    private final Queue<Long> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean finished;
    private long dueAt;
    private int status;

    LoadConnection(int number, InetSocketAddress server, Selector selector, Requests requests) throws IOException {
        this.number = number;
        this.requests = requests;
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Whether there was nothing more to send. */
    boolean finished() {
        return finished;
    }

    /** Of the last request, by {@link System#nanoTime}. */
    long dueAt() {
        return dueAt;
    }

    /** Of the last answer. */
    int status() {
        return status;
    }

    void send(long due) throws IOException {
        busy = true;
        dueAt = due;
        out.clear();
        requests.write(number, out);
        out.flip();
        in.clear();
        finished = !out.hasRemaining();
        flush();
    }

    /** Sends now, or when the requests before it are answered. */
    void sendWhenFree(long due) throws IOException {
        if (busy) {
            waiting.add(due);
        } else {
            send(due);
        }
    }

    void sendWaiting() throws IOException {
        var due = waiting.poll();
        if (due != null) {
            send(due);
        }
    }

    private void flush() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Writes and reads what goes. @return whether the answer is complete now */
    boolean proceed(SelectionKey ready) throws IOException {
        if (ready.isWritable()) {
            flush();
        }
        return ready.isReadable() && read();
    }

    private boolean read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server has closed the connection");
        }
        int head = find(END_OF_HEAD, in.position());
        if (head < 0 || in.position() < head + END_OF_HEAD.length + length(head)) {
            return false;
        }
        status = number(STATUS_AT);
        busy = false;
        requests.answered(number, status);
        return true;
    }

    private int length(int head) {
        int at = find(LENGTH, head);
        return at < 0 ? 0 : number(at + LENGTH.length);
    }

    private int number(int from) {
        int at = from;
        while (in.get(at) == ' ') {
            at++;
        }
        int value = 0;
        for (; in.get(at) >= '0' && in.get(at) <= '9'; at++) {
            value = 10 * value + in.get(at) - '0';
        }
        return value;
    }

    /** Where it begins, without regard to case, before an end; or -1. */
    private int find(byte[] wanted, int end) {
        for (int at = 0; at + wanted.length <= end; at++) {
            int same = 0;
            while (same < wanted.length && lower(in.get(at + same)) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 'a' - 'A') : letter;
    }

    void close() throws IOException {
        channel.close();
    }
}
