package dev.milepost.server;

import dev.milepost.adapters.local.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A server under {@code ./milepost dev}, which finds this by its name in each version of the classes. */
public final class DevServer {
    private DevServer() {}

    /**
     * Starts a server that shares folder, database and port with the one that it follows.
     *
     * @param database its URL, then user and password as far as there are any
     * @param pages folder that the web pages are read from each time
     * @param status of the sources, for the pages
     * @return what leaves the port to a server that follows, and then what stops this one
     */
    public static List<AutoCloseable> start(
            List<String> arguments,
            Map<String, String> environment,
            Path folder,
            List<String> database,
            int port,
            Path pages,
            UnaryOperator<String> status) {
        var address = new DatabaseAddress(
                database.getFirst(),
                database.stream().skip(1).findFirst(),
                database.stream().skip(2).findFirst());
        var shared = new ServeCommand.Shared(folder, address, port, pages, status);
        var server = new ServeCommand(Settings.of(arguments, environment), System.out, Optional.of(shared));
        server.startWhole();
        return List.of(server::stopListening, server::closeAll);
    }
}
