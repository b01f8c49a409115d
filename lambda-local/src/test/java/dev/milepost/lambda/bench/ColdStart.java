package dev.milepost.lambda.bench;

import dev.milepost.lambda.local.FunctionProcess;
import dev.milepost.lambda.local.FunctionProcess.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A start in a new process. */
final class ColdStart implements Start {
    private static final int MOST_TRIES = 5;

    private final Launch launch;
    private final Question question;
    private final StartMode mode;
    private final Path archive;

    /**
     * @param launch whose flags are of no account
     * @param archives where classes and code are kept from the run that trains
     */
    ColdStart(Launch launch, Question question, StartMode mode, Path archives, String name) {
        this.launch = launch;
        this.question = question;
        this.mode = mode;
        this.archive = archives.resolve(name + "-" + mode.name());
    }

    @Override
    public void prepare(int times) {
        if (mode.isTrained() && !Files.exists(archive)) {
            train();
        }
        millis();
    }

    @Override
    public double millis() {
        return once(mode.measured(archive));
    }

    /** The classes that one more start loads, a line each as the JVM logs them: name and source. */
    List<String> loaded() throws IOException {
        var log = Files.createTempFile(archive.getParent(), "loaded", ".log");
        once(Stream.concat(mode.measured(archive).stream(), Stream.of("-Xlog:class+load:file=" + log + ":none"))
                .toList());
        return Files.readAllLines(log);
    }

    /** An archive is written when the process is told to end. */
    private void train() {
        try (var process = new FunctionProcess(with(launch, List.of(), mode.training(archive)))) {
            question.check(process.invoke(question.event()));
            process.terminate();
        }
        if (!Files.exists(archive)) {
            throw new IllegalStateException(mode.label() + " wrote no archive of " + launch.handler());
        }
    }

    /** On a busy machine a first call may take longer than the function waits for DynamoDB: that start doesn't count. */
    private double once(List<String> flags) {
        for (var tries = 1; ; tries++) {
            try {
                return start(flags);
            } catch (IllegalStateException refused) {
                if (tries == MOST_TRIES) {
                    throw refused;
                }
            }
        }
    }

    private double start(List<String> flags) {
        try (var process = new FunctionProcess(with(launch, launch.prefix(), flags))) {
            var start = System.nanoTime();
            question.check(process.invoke(question.event()));
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** Flags are given on the command line alone. */
    static Launch with(Launch launch, List<String> prefix, List<String> flags) {
        return new Launch(
                launch.handler(),
                prefix,
                flags,
                launch.classPath(),
                () -> {
                    var environment = new HashMap<>(launch.environment().get());
                    environment.remove("JAVA_TOOL_OPTIONS");
                    return Map.copyOf(environment);
                },
                launch.timeout(),
                launch.log());
    }
}
