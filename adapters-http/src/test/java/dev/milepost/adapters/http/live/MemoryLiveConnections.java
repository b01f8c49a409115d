package dev.milepost.adapters.http.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections in memory. */
public final class MemoryLiveConnections implements LiveConnections {
    private final Map<String, LiveConnection> connections = new LinkedHashMap<>();
    private Optional<String> holder = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private long wishes;

    @Override
    public synchronized List<LiveConnection> all() {
        return List.copyOf(connections.values());
    }

    @Override
    public synchronized Optional<LiveConnection> find(String id) {
        return Optional.ofNullable(connections.get(id));
    }

    @Override
    public synchronized void add(LiveConnection opened) {
        connections.put(opened.id(), opened);
    }

    @Override
    public synchronized void replace(LiveConnection connection) {
        connections.replace(connection.id(), connection);
    }

    @Override
    public synchronized void remove(String id) {
        connections.remove(id);
    }

    @Override
    public synchronized Optional<Turn> begin() {
        wishes++;
        if (holder.isPresent()) {
            return Optional.empty();
        }
        holder = Optional.of("holder " + wishes);
        return Optional.of(new Turn(holder.get(), wishes, cursor));
    }

    @Override
    public synchronized Optional<Turn> end(Turn turn, Optional<String> told, boolean goOnIfWished) {
        if (!holder.equals(Optional.of(turn.holder()))) {
            return Optional.empty();
        }
        cursor = told;
        if (goOnIfWished && wishes != turn.wishes()) {
            return Optional.of(new Turn(turn.holder(), wishes, told));
        }
        holder = Optional.empty();
        return Optional.empty();
    }
}
