package dev.milepost.lambda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoint and restore in userspace, https://criu.org: writes a process to files as it is, and makes it again from them. Of the tools that
 * take a JVM of any vendor, it comes nearest to what SnapStart does with the machine around one. From 4.0 on for kernels of 2025.
 */
final class Criu {
    /** In the session of who calls; with its connections, which nobody sends on in between. */
    private static final List<String> OPTIONS =
            List.of("--shell-job", "--tcp-established", "--network-lock", "skip", "--log-file", "criu.log");

    private final String command;

    private Criu(String command) {
        this.command = command;
    }

    /** {@code MILEPOST_CRIU}, or {@code criu} of the path; empty if there is none or if it can't work on this machine, such as without root. */
    static Optional<Criu> found() {
        var criu = new Criu(Optional.ofNullable(System.getenv("MILEPOST_CRIU")).orElse("criu"));
        try {
            return new ProcessBuilder(criu.command, "check")
                                    .redirectErrorStream(true)
                                    .redirectOutput(Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0
                    ? Optional.of(criu)
                    : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Writes a process to a folder; it isn't there any more afterwards. */
    void dump(ProcessHandle process, Path folder) {
        run(folder, Stream.of("dump", "--tree", Long.toString(process.pid())));
        process.onExit().join();
    }

    /** The process again, with the same number, as soon as this returns. */
    void restore(Path folder) {
        run(folder, Stream.of("restore", "--restore-detached"));
    }

    private void run(Path folder, Stream<String> what) {
        var images = Stream.of("--images-dir", folder.toString());
        var command = Stream.of(Stream.of(this.command), what, images, OPTIONS.stream())
                .flatMap(each -> each)
                .toList();
        try {
            // To no pipe: what is restored would keep it open.
            var output = folder.resolve("output.log").toFile();
            var code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": "
                        + Files.readString(folder.resolve("criu.log"))
                                .lines()
                                .filter(line -> line.contains("Error"))
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
