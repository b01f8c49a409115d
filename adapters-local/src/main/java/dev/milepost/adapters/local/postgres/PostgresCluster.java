package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.adapters.local.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL server and its files, driven by PostgreSQL's own {@code initdb} and {@code pg_ctl}. The caller sees to it that
 * nobody else drives the same files.
 */
final class PostgresCluster {
    /** Recovery after a crash replays what was written since the last checkpoint; a start must have time for it. */
    private static final int PATIENCE_SECONDS = 60;

    private static final int LONGEST_COMPLAINT_BYTES = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);

    private final Path programs;
    private final PostgresUser user;
    private final Path files;
    private final Path log;

    /**
     * @param home where the programs were unpacked
     * @param files where the server keeps its files
     * @param log what its programs write, added to
     */
    PostgresCluster(Path home, PostgresUser user, Path files, Path log) {
        this.programs = home.resolve("bin");
        this.user = user;
        this.files = files;
        this.log = log;
    }

    boolean exists() {
        return Files.exists(files);
    }

    /** Makes the files of a new server, in a temporary place first: what a crash leaves half-made is never taken for a server. */
    void initialise(String superuser, Path passwordFile) {
        var unfinished = files.resolveSibling(files.getFileName() + ".new");
        try {
            Folders.delete(unfinished);
            Files.createDirectories(unfinished);
            user.own(unfinished);
            var outcome = run(
                    "initdb",
                    List.of(
                            "--pgdata=" + unfinished,
                            "--username=" + superuser,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF-8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions"));
            if (!outcome.done()) {
                throw failed("PostgreSQL could not set up its files", outcome);
            }
            DurableFiles.move(unfinished, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the server and returns once it takes connections, after recovery if there was a crash. One that still runs on these
     * files is stopped first.
     */
    Outcome start(int port, Map<String, String> settings) {
        takeOver();
        var options = new StringBuilder("-p " + port);
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return control("start", "--log=" + log, "--options=" + options);
    }

    /** Stops the server: transactions under way are rolled back, the files are left as after a clean end. */
    void stop() {
        if (postmaster().isEmpty()) {
            return;
        }
        var outcome = control("stop", "--mode=fast");
        if (!outcome.done()) {
            throw failed("PostgreSQL did not stop", outcome);
        }
    }

    /**
     * Clears the way where an earlier run ended badly. Killed alone, the Java program leaves PostgreSQL running and holding the
     * files: that one is stopped. A recorded process number that meanwhile belongs to another program, or to a dead process that
     * nobody has buried yet, would make PostgreSQL refuse to start.
     */
    private void takeOver() {
        var recorded = recordedProcess();
        if (recorded.isEmpty()) {
            return;
        }
        if (servesTheseFiles(recorded.get())) {
            LOG.info(
                    "Stopping the PostgreSQL that an earlier run left behind, process {}",
                    recorded.get().pid());
            stop();
        } else {
            forgetProcess();
        }
    }

    /**
     * Replaces the number by one that no process has, and keeps the rest of the file: by it PostgreSQL sees whether backends of a
     * killed server still hold its shared memory.
     */
    private void forgetProcess() {
        try {
            var lines = new ArrayList<>(Files.readAllLines(pidFile()));
            lines.set(0, Integer.toString(Integer.MAX_VALUE));
            Files.write(pidFile(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return files.resolve("postmaster.pid");
    }

    /** The server's main process, if it runs. */
    Optional<ProcessHandle> postmaster() {
        return recordedProcess().filter(this::servesTheseFiles);
    }

    /** The major version that made the files, such as {@code 18}. */
    String version() {
        try {
            return Files.readString(files.resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to tell a person when a program failed: its own last complaint, and where the rest stands. */
    StartupException failed(String what, Outcome outcome) {
        return new StartupException(Reason.DATABASE_NOT_STARTED, what + outcome.complaint() + "; see " + log);
    }

    private Optional<ProcessHandle> recordedProcess() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    private boolean servesTheseFiles(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(files.toString()))
                .isPresent();
    }

    private Outcome control(String action, String... options) {
        var words = new ArrayList<>(List.of(action, "--pgdata=" + files, "--wait", "--timeout=" + PATIENCE_SECONDS));
        words.addAll(List.of(options));
        return run("pg_ctl", words);
    }

    /** The programs write into the log, not into a pipe of ours: a server that outlives Java must not hold anyone's output. */
    private Outcome run(String program, List<String> arguments) {
        var words = new ArrayList<>(user.prefix());
        words.add(programs.resolve(program).toString());
        words.addAll(arguments);
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            var before = Files.exists(log) ? Files.size(log) : 0;
            var process = builder.start();
            var ended = process.waitFor(2L * PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            var done = ended && process.exitValue() == 0;
            return new Outcome(done, done ? "" : complaintAfter(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(false, " (interrupted)");
        }
    }

    private String complaintAfter(long offset) throws IOException {
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(offset);
            return new String(in.readNBytes(LONGEST_COMPLAINT_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                    .reduce((earlier, later) -> later)
                    .map(line -> " (" + line.strip() + ")")
                    .orElse("");
        }
    }

    /**
     * How a program ended.
     *
     * @param complaint in brackets what it complained of last; empty if nothing
     */
    record Outcome(boolean done, String complaint) {}
}
