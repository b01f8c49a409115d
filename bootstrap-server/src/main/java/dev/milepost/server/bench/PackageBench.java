package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * What {@code ./milepost package} takes when nothing or one business unit has changed, and what it makes anew then, beside Maven from
 * clean. In a copy of the sources, with whatever was downloaded for the original.
 */
final class PackageBench implements Benchmark {
    private static final String UNIT = "bootstrap-lambda/src/main/java/dev/milepost/lambda/routes/Routes.java";
    /** Its archive, and the template, which says what its function is made of. */
    private static final Set<String> ITS_FILES = Set.of("functions/RoutesFunction.zip", "template.yaml");

    private static final int TIMES = 5;
    private static final int LONGEST_MINUTES = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public void run(Figures figures) {
        var project = ProjectCopy.original("package");
        try (var bench = Workbench.open()) {
            figures.doing("the sources are copied");
            try (var copy = ProjectCopy.unbuilt(project, bench.data().resolveSibling("project"))) {
                measure(copy, figures);
            }
        }
        figures.note(
                "targets: nothing changed within 3 s; one unit changed: its archive is new, its function's hash in the template, and no other file");
        figures.note("Maven from clean is without tests, as ./milepost package runs none");
    }

    private static void measure(ProjectCopy copy, Figures figures) {
        figures.doing("mvn -q package from clean");
        var maven = seconds(copy, "mvn", "-q", "-B", "package", "-DskipTests");
        figures.add(Figure.of("mvn -q package from clean", "s", maven));
        figures.doing("./milepost package, " + TIMES + " times with nothing changed");
        var first = seconds(copy, "./milepost", "package");
        figures.add(Figure.of("the first ./milepost package after it", "s", first));
        var packed = sums(copy.file("build/package"));
        figures.add(nothingChanged(copy, packed).beside(maven));
        figures.doing("all of it made anew, in another folder");
        var anew = seconds(copy, "./milepost", "package", "--out", "build/again");
        figures.add(figure("all made anew", anew, Set.of(), differences(packed, sums(copy.file("build/again"))))
                .beside(maven));
        figures.doing("one unit is changed");
        edit(copy);
        var unit = seconds(copy, "./milepost", "package");
        figures.add(figure("one unit changed", unit, ITS_FILES, differences(packed, sums(copy.file("build/package"))))
                .beside(maven));
    }

    private static Figure nothingChanged(ProjectCopy copy, Map<String, Long> packed) {
        var times = new ArrayList<Double>();
        var changed = new TreeSet<String>();
        for (var i = 0; i < TIMES; i++) {
            times.add(seconds(copy, "./milepost", "package"));
            changed.addAll(differences(packed, sums(copy.file("build/package"))));
        }
        Collections.sort(times);
        return figure("nothing changed", times.get(TIMES / 2), Set.of(), changed)
                .with("most", times.getLast());
    }

    private static Figure figure(String name, double seconds, Set<String> expected, Set<String> changed) {
        if (!changed.equals(expected)) {
            throw new IllegalStateException(name + ": " + changed + " have other bytes, and not " + expected);
        }
        return Figure.of(name, "s", seconds).with("files with other bytes", changed.size());
    }

    /** One more constant in a class of the unit. */
    private static void edit(ProjectCopy copy) {
        copy.replace(UNIT, "    private Routes()", "    static final int EDITED = 1;\n\n    private Routes()");
    }

    private static double seconds(ProjectCopy copy, String... command) {
        var log = copy.file("../bench.log");
        var process = new ProcessBuilder(command)
                .directory(copy.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Such as units of the original.
        process.environment().remove("MILEPOST_ADDONS");
        var began = System.nanoTime();
        try {
            var running = process.start();
            if (!running.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                running.destroyForcibly();
                throw new IllegalStateException(Arrays.toString(command) + " took too long");
            }
            var took = (System.nanoTime() - began) / NANOS_PER_SECOND;
            if (running.exitValue() != 0) {
                throw new IllegalStateException(Arrays.toString(command) + " failed:\n" + Files.readString(log));
            }
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A checksum of each file by its path; the list of files that packaging keeps isn't delivered. */
    private static Map<String, Long> sums(Path folder) {
        try (var files = Files.walk(folder)) {
            var sums = new TreeMap<String, Long>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(".packed")) {
                    var sum = new CRC32C();
                    sum.update(Files.readAllBytes(file));
                    sums.put(folder.relativize(file).toString(), sum.getValue());
                }
            }
            return sums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> differences(Map<String, Long> before, Map<String, Long> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
        return names;
    }
}
