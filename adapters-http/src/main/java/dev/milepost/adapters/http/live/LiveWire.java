package dev.milepost.adapters.http.live;

import java.util.function.Consumer;

/** A viewer's connection, as its host provides it. None of the calls waits for the peer or throws. */
public interface LiveWire {
    /**
     * Sends a text; the next one only after this one is sent.
     *
     * @param sent called once, by any thread, also before this returns: true when the transport has taken the text over, false if the
     *     connection is broken
     */
    void send(String text, Consumer<Boolean> sent);

    /** Asks the peer for a sign of life. */
    void ping();

    /** Says goodbye and why. */
    void close(LiveClose reason);

    /** Drops the connection without a word. */
    void cut();
}
