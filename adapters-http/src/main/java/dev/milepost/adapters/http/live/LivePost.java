package dev.milepost.adapters.http.live;

/** Sends over connections that somebody else holds open. Safe for concurrent use. */
public interface LivePost {
    /** What became of a message. */
    enum Sent {
        DONE,
        /** There is no such connection any more. */
        GONE,
        /** It may work later. */
        NOT_NOW
    }

    /** Sends a text of at most {@link LivePush#MOST_BYTES}. */
    Sent send(String connection, String text);

    /** Says why, and closes; nothing happens if the connection is gone. */
    void close(String connection, LiveClose reason);
}
