package dev.milepost.lambda.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shares of processors, as Lambda gives them by memory: 1 769 MB are one. */
enum Processors {
    HALF("0.5", 884),
    ONE("1", 1_769),
    TWO("2", 3_538);

    private final String label;
    private final int memory;

    Processors(String label, int memory) {
        this.label = label;
        this.memory = memory;
    }

    String label() {
        return label;
    }

    /** The memory size, in MB, that Lambda gives as much for. */
    int memory() {
        return memory;
    }

    /** What a command is to begin with to get this share; empty if this machine can't give it. */
    Optional<List<String>> prefix() {
        return switch (this) {
            case HALF ->
                halfGroup()
                        .map(procs ->
                                List.of("/bin/sh", "-c", "echo $$ > " + procs + " && exec taskset -c 0 \"$0\" \"$@\""));
            case ONE -> hasTaskset() ? Optional.of(List.of("taskset", "-c", "0")) : Optional.empty();
            case TWO ->
                Runtime.getRuntime().availableProcessors() == 2
                        ? Optional.of(List.of())
                        : hasTaskset() ? Optional.of(List.of("taskset", "-c", "0,1")) : Optional.empty();
        };
    }

    private static boolean hasTaskset() {
        return Files.isExecutable(Path.of("/usr/bin/taskset"));
    }

    /** A control group with half a processor, where one may be made: of version 2 or 1. */
    private static Optional<Path> halfGroup() {
        return Stream.of(
                        Map.entry("/sys/fs/cgroup/milepost-coldstart/cpu.max", "50000 100000"),
                        Map.entry("/sys/fs/cgroup/cpu/milepost-coldstart/cpu.cfs_quota_us", "50000"))
                .flatMap(limit -> limited(Path.of(limit.getKey()), limit.getValue()).stream())
                .findFirst()
                .filter(group -> hasTaskset());
    }

    /** The group's list of processes, if it could be given the limit. */
    private static Optional<Path> limited(Path file, String limit) {
        try {
            var group = file.getParent();
            if (!Files.isDirectory(group)) {
                Files.createDirectory(group);
            }
            if (!Files.isWritable(file)) {
                return Optional.empty();
            }
            Files.writeString(file, limit);
            return Optional.of(group.resolve("cgroup.procs"));
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }
}
