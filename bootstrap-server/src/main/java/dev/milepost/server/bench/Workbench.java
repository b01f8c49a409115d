package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A folder for the time of a benchmark, and in it the packaged server with a database of its own. One server at a time. */
final class Workbench implements AutoCloseable {
    private final Path folder;
    private Optional<PackagedServer> server = Optional.empty();

    private Workbench(Path folder) {
        this.folder = folder;
    }

    static Workbench open() {
        try {
            return new Workbench(Files.createTempDirectory("milepost-bench"));
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    /** Below which the server keeps everything. */
    Path data() {
        return folder.resolve("data");
    }

    /** Starts the server, or stops it and starts it again, with no limit of requests. @param settings variables beyond that */
    PackagedServer serve(Map<String, String> settings) {
        stop();
        var environment = new HashMap<>(Map.of("MILEPOST_RATE_PER_SECOND", "0"));
        environment.putAll(settings);
        var started = PackagedServer.start(data(), environment);
        server = Optional.of(started);
        return started;
    }

    private void stop() {
        server.ifPresent(PackagedServer::close);
        server = Optional.empty();
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
