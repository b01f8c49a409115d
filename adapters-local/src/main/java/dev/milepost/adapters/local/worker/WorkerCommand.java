package dev.milepost.adapters.local.worker;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a worker process is started: by this Java, with this program's own class path.
 *
 * @param mainClass name of a class whose main calls {@link WorkerLoop#serve}
 * @param arguments for it
 * @param heapMegabytes the most that its Java heap takes; native memory comes on top
 * @param folder where a crash leaves its report, and what it writes to its error stream lands
 * @param preferred folders with classes that go before the class path
 */
public record WorkerCommand(
        String mainClass, List<String> arguments, int heapMegabytes, Path folder, List<Path> preferred) {
    /** What a process needs of its surroundings; this program's own settings, secrets among them, stay here. */
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

    /** Tesseract's own threads make it slower; each of glibc's arenas keeps memory that the others lack. */
    private static final Map<String, String> ADDED = Map.of("OMP_THREAD_LIMIT", "1", "MALLOC_ARENA_MAX", "2");

    public WorkerCommand {
        arguments = List.copyOf(arguments);
        preferred = List.copyOf(preferred);
    }

    public WorkerCommand(String mainClass, List<String> arguments, int heapMegabytes, Path folder) {
        this(mainClass, arguments, heapMegabytes, folder, List.of());
    }

    public WorkerCommand preferring(List<Path> folders) {
        return new WorkerCommand(mainClass, arguments, heapMegabytes, folder, folders);
    }

    Process start() throws IOException {
        var builder = new ProcessBuilder(line());
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().putAll(ADDED);
        builder.redirectError(Redirect.to(folder.resolve("worker.log").toFile()));
        return builder.start();
    }

    private List<String> line() {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                // Nearly all of the heap is a few large arrays, which the young generation doesn't take.
                "-XX:MaxNewSize=32m",
                // Nearly all of the work is native: the better compiler would cost more than it gains.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("worker-crash.log"),
                // The standard output belongs to the answers.
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                mainClass));
        line.addAll(arguments);
        return line;
    }

    private String classPath() {
        return Stream.concat(preferred.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
