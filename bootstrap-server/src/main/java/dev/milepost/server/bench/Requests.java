package dev.milepost.server.bench;

import java.nio.ByteBuffer;

/** What a {@link Load} sends, and what it gets told of the answers. Called by one thread. */
interface Requests {
    /** Writes the next request of a connection, counted from 0, whole as it goes over the wire; nothing if it has no more. */
    void write(int connection, ByteBuffer into);

    /** The answer to a connection's last request has come. */
    void answered(int connection, int status);
}
