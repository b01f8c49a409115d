package dev.milepost.adapters.http.live;

import java.util.List;
import java.util.Optional;

/** Connections of viewers, kept for processes that come and go, and whose turn it is to tell them. Safe for concurrent use. */
public interface LiveConnections {
    /** Every connection; bounded by {@link LiveDoor}, who lets them in. */
    List<LiveConnection> all();

    Optional<LiveConnection> find(String id);

    /** Puts down a connection that has opened. */
    void add(LiveConnection opened);

    /** Replaces what is known of a connection, unless it has ended meanwhile. */
    void replace(LiveConnection connection);

    void remove(String id);

    /**
     * A turn to tell viewers: one has it at a time, so that messages keep their order.
     *
     * @param holder of the turn
     * @param wishes how many have wished for a turn so far
     * @param cursor of the feed up to which viewers have been told
     */
    record Turn(String holder, long wishes, Optional<String> cursor) {}

    /** Empty if somebody has the turn: then their {@link #end} will see that there is more to tell. One that is never ended ends in a minute. */
    Optional<Turn> begin();

    /**
     * Ends a turn, unless it should go on and somebody has wished for one meanwhile: then it does.
     *
     * @param cursor up to which viewers have been told now
     */
    Optional<Turn> end(Turn turn, Optional<String> cursor, boolean goOnIfWished);
}
