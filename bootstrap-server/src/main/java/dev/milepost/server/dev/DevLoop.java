package dev.milepost.server.dev;

import dev.milepost.server.dev.IncrementalCompiler.Outcome;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Watches the sources until it is closed; a server always runs, of the last version that could be compiled and started. */
public final class DevLoop implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final SourceTree sources;
    private final SettingsFile settings;
    private final IncrementalCompiler compiler;
    private final ClassLoader libraries;
    private final Surroundings around;
    private final TemplateCheck templateCheck;
    private final Status status = new Status();
    private final PrintStream out;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** What is not in the current classes yet. */
    private final Set<Path> uncompiled = new HashSet<>();

    private Generation running;
    private int started;

    /**
     * @param project the folder of the sources
     * @param libraries jars that are not ours
     */
    public DevLoop(Path project, List<Path> libraries, Surroundings around, PrintStream out) {
        this.sources = new SourceTree(project);
        this.settings = SettingsFile.of(project);
        this.compiler = new IncrementalCompiler(sources, libraries);
        this.templateCheck = new TemplateCheck(project);
        this.libraries = new URLClassLoader("libraries", urls(libraries), ClassLoader.getPlatformClassLoader());
        this.around = around;
        this.out = out;
    }

    private URL[] urls(List<Path> libraries) {
        // The configuration of logging has to lie beside the library that reads it.
        return Stream.concat(libraries.stream(), Stream.of(sources.loggingFolder()))
                .map(Generation::url)
                .toArray(URL[]::new);
    }

    /**
     * Serves until this is closed.
     *
     * @param builtAt when Maven has built what there is: newer sources are compiled first
     * @param ready is told once the first server answers
     * @throws RuntimeException if the first server can't start
     */
    public void run(FileTime builtAt, Runnable ready) {
        var before = sources.snapshot();
        uncompiled.addAll(sources.newerThan(builtAt));
        if (!compile()) {
            out.println("  Serving what was built last, until this compiles");
        }
        running = start();
        status.serverStarted();
        ready.run();
        compiler.warmUp();
        checkTemplate();
        while (!isClosedAfter(LOOK_EVERY)) {
            var now = sources.snapshot();
            if (!now.equals(before)) {
                take(before, now);
                before = now;
            }
        }
    }

    /** Waits for a server that is starting. Whoever connects from then on is refused, not left to wait for the one that stops. */
    @Override
    public synchronized void close() {
        closed.countDown();
        Generation.close(around.socket());
        if (running != null) {
            running.close();
        }
    }

    private void take(SourceTree.Snapshot before, SourceTree.Snapshot now) {
        var began = System.nanoTime();
        if (!now.pages().equals(before.pages())) {
            status.pagesChanged();
            out.println("Pages changed");
        }
        var changed = differences(before.java(), now.java());
        uncompiled.addAll(changed);
        var compiled = changed.isEmpty() || compile();
        if (!now.deployment().equals(before.deployment())) {
            checkTemplate();
        }
        if (compiled
                && uncompiled.isEmpty()
                && (!changed.isEmpty() || !now.others().equals(before.others()))) {
            replace(began, System.nanoTime());
        }
    }

    /** Beside the server, which serves whatever the template says. */
    private void checkTemplate() {
        var classes = compiler.current();
        Thread.ofVirtual().start(() -> {
            var problems = templateCheck.problems(classes);
            problems.forEach(out::println);
            status.templateChecked(problems);
        });
    }

    private boolean compile() {
        if (uncompiled.isEmpty()) {
            return true;
        }
        return switch (compiler.compile(uncompiled)) {
            case Outcome.Compiled compiled -> {
                uncompiled.clear();
                yield true;
            }
            case Outcome.Failed failed -> {
                failed.faults()
                        .forEach(fault -> out.println(
                                fault.file() + ":" + fault.line() + ":" + fault.column() + ": " + fault.message()));
                status.failed(failed.faults());
                yield false;
            }
        };
    }

    /** The new server answers before the old one stops; if it can't start, the old one stays. */
    private synchronized void replace(long began, long compiled) {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            var old = running;
            running = start();
            old.stopListening();
            status.serverStarted();
            out.printf(
                    "Serving the change after %d ms: %d to compile, %d to start%n",
                    millis(began, System.nanoTime()), millis(began, compiled), millis(compiled, System.nanoTime()));
            Thread.ofVirtual().start(old::close);
        } catch (RuntimeException failed) {
            out.println("The change can't be served: " + failed.getMessage());
            status.failed(List.of(
                    new IncrementalCompiler.Fault(Path.of("start"), 0, 0, String.valueOf(failed.getMessage()))));
        }
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private Generation start() {
        // Of two in turn, since workers of the server before go on with theirs.
        var compiled = around.folder().resolve("dev").resolve(String.valueOf(started % 2));
        compiler.compiled().write("", compiled);
        var generation = Generation.start(
                compiler.current(),
                compiled,
                sources,
                libraries,
                around,
                settings.under(around.environment()),
                status::otherThan);
        started++;
        return generation;
    }

    private static Set<Path> differences(Map<Path, Long> before, Map<Path, Long> now) {
        var paths = new HashSet<Path>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> before.containsKey(path) && before.get(path).equals(now.get(path)));
        return paths;
    }

    private boolean isClosedAfter(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
