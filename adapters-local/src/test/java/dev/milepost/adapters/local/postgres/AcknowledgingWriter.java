package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.files.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own that starts a database, writes rows, and tells of each once it is committed: something to kill. */
final class AcknowledgingWriter {
    private final Process process;
    private final BufferedReader output;
    private final List<Integer> acknowledged = new ArrayList<>();

    private AcknowledgingWriter(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static AcknowledgingWriter start(Path data, Path programs) throws IOException {
        return new AcknowledgingWriter(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingWriter.class.getName(),
                        data.toString(),
                        programs.toString())
                .redirectError(data.resolveSibling("writer.log").toFile())
                .start());
    }

    void awaitAcknowledged(int count) throws IOException {
        while (acknowledged.size() < count) {
            var line = output.readLine();
            if (line == null) {
                throw new IOException("the writer ended early");
            }
            acknowledged.add(Integer.valueOf(line));
        }
    }

    /** kill -9. @return every row it had told of */
    List<Integer> kill() throws IOException, InterruptedException {
        // By its handle: the process itself would close the output that is still to be read.
        process.toHandle().destroyForcibly();
        return rest();
    }

    /** SIGTERM. @return every row it had told of */
    List<Integer> stop() throws IOException, InterruptedException {
        process.toHandle().destroy();
        return rest();
    }

    private List<Integer> rest() throws IOException, InterruptedException {
        output.lines().map(Integer::valueOf).forEach(acknowledged::add);
        process.waitFor();
        return acknowledged;
    }

    /** @param arguments the data folder, and where PostgreSQL is unpacked */
    public static void main(String[] arguments) throws SQLException {
        var folder = DataFolder.open(Path.of(arguments[0]));
        var database = EmbeddedDatabase.start(folder, Path.of(arguments[1]), (step, took) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        write(database.address(), System.out);
    }

    private static void write(DatabaseAddress address, PrintStream acknowledgements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        address.url(),
                        address.user().orElseThrow(),
                        address.password().orElseThrow());
                var statement = connection.createStatement()) {
            statement.execute("create table kept (id int primary key)");
            for (var id = 0; ; id++) {
                statement.execute("insert into kept values (" + id + ")");
                acknowledgements.println(id);
            }
        }
    }
}
