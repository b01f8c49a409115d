package dev.milepost.server;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.adapters.local.postgres.DatabaseAddress;
import dev.milepost.application.port.StoreUnavailableException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A server under {@code ./milepost dev}, which finds this by its name in each version of the classes. */
public final class DevServer {
    private DevServer() {}

    /**
     * Starts a server that shares folder, database and socket with the one that it follows.
     *
     * @param database its URL, then user and password as far as there are any
     * @param pages folder that the web pages are read from each time
     * @param status of the sources, for the pages
     * @return what leaves the socket to a server that follows, and then what stops this one
     */
    public static List<AutoCloseable> start(
            List<String> arguments,
            Map<String, String> environment,
            Path folder,
            List<String> database,
            ServerSocketChannel socket,
            Path pages,
            UnaryOperator<String> status) {
        var address = new DatabaseAddress(
                database.getFirst(),
                database.stream().skip(1).findFirst(),
                database.stream().skip(2).findFirst());
        var shared = new ServeCommand.Shared(folder, address, socket, pages, status);
        var settings = Settings.of(arguments, environment);
        var server = new ServeCommand(settings, System.out, Optional.of(shared));
        try {
            server.startWhole();
        } catch (StoreUnavailableException failed) {
            throw settings.database().isPresent() ? failed : withReset(failed, folder);
        }
        return List.of(server::stopListening, server::closeAll);
    }

    /** Whoever works on a migration has applied it by the first save. */
    private static RuntimeException withReset(StoreUnavailableException failed, Path folder) {
        return failed.getCause() instanceof StartupException known && known.reason() == Reason.MIGRATIONS_DIFFER
                ? new StartupException(
                        known.reason(), known.getMessage() + ": stop, delete " + folder + " and start again", known)
                : failed;
    }
}
