package dev.milepost.adapters.local.javalin;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes connections of a socket that stays open when this is closed. Several may take of one socket at a time: the kernel keeps
 * who waits in one queue, and gives out each once.
 */
final class BorrowedSocketConnector extends ServerConnector {
    private final ServerSocketChannel socket;
    /** A permit for the connection that has been handed to Jetty last. */
    private final Semaphore counted = new Semaphore(0);

    private volatile Selector waiting;

    /** @param socket bound to the port that is set, too */
    BorrowedSocketConnector(Server server, ConnectionFactory protocol, ServerSocketChannel socket) {
        super(server, 1, -1, protocol);
        this.socket = socket;
        getSelectorManager().addEventListener(new Gone());
    }

    @Override
    public void open() throws IOException {
        // Jetty opens early, to see all ports, and again when it starts this.
        if (waiting != null) {
            return;
        }
        waiting = Selector.open();
        // Jetty interrupts who accepts, and that closes a socket that blocks.
        socket.configureBlocking(false);
        socket.register(waiting, SelectionKey.OP_ACCEPT);
    }

    @Override
    public boolean isOpen() {
        return waiting != null && waiting.isOpen() && socket.isOpen();
    }

    @Override
    public int getLocalPort() {
        return getPort();
    }

    @Override
    public void close() {
        super.close();
        IO.close(waiting);
    }

    @Override
    public void accept(int acceptor) throws IOException {
        waiting.select();
        waiting.selectedKeys().clear();
        var connection = socket.accept();
        if (connection != null) {
            serve(connection);
        }
    }

    /** Returns once Jetty counts the connection among those that it waits for when it stops. */
    private void serve(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        configure(connection.socket());
        getSelectorManager().accept(connection);
        counted.acquireUninterruptibly();
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            public void connectionOpened(Connection connection, Object attachment) {
                super.connectionOpened(connection, attachment);
                counted.release();
            }
        };
    }

    /** A connection that has gone before it could be served isn't waited for. */
    private final class Gone implements SelectorManager.AcceptListener {
        @Override
        public void onAcceptFailed(SelectableChannel connection, Throwable cause) {
            counted.release();
        }
    }
}
