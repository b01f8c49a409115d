package dev.milepost.lambda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.lambda.local.FunctionProcess;
import dev.milepost.lambda.local.FunctionProcess.Launch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured as a start from an archive is one. */
class ColdStartIT {
    private static final String FROM_AN_ARCHIVE = TrivialFunction.class.getName() + " source: shared objects file";

    /** Of this JVM. */
    private static Stream<StartMode> known() {
        return Stream.of(StartMode.values()).filter(StartMode::isKnown);
    }

    @ParameterizedTest
    @MethodSource("known")
    void theFunctionComesFromAnArchiveIfItWasTrained(StartMode mode, @TempDir Path folder) throws IOException {
        var start = new ColdStart(trivial(folder), Question.ROUTES, mode, folder, "trivial");

        assertThat(Start.inTurn(1, List.of(start)).getFirst()).hasSize(1);
        assertThat(start.loaded().stream().anyMatch(line -> line.startsWith(FROM_AN_ARCHIVE)))
                .isEqualTo(mode.isTrained());
    }

    /** Where two processes start at once, the one would load what the other is just writing, and die. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theRuntimeClientUnpacksNothingToAPlaceForAll(@TempDir Path folder) throws IOException {
        try (var function = new FunctionProcess(trivial(folder))) {
            Question.ROUTES.check(function.invoke(Question.ROUTES.event()));
            var libraries = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains(TrivialFunction.class.getName()))
                    .flatMap(ColdStartIT::mapped)
                    .filter(file -> file.contains("runtime-client") || file.contains("aws-lambda-jni"))
                    .distinct()
                    .toList();
            assertThat(libraries).singleElement().asString().doesNotContain("/tmp/.libaws-lambda-jni.so");
        }
    }

    private static Stream<String> mapped(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/maps")).stream()
                    .map(line -> line.replaceFirst("^(\\S+\\s+){5}", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Launch trivial(Path folder) throws IOException {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        var any = new Launch(
                "", List.of(), List.of(), classPath, Map::of, Duration.ofSeconds(30), folder.resolve("function.log"));
        return ColdStartBench.alone(any, folder, ColdStartBench.RUNTIME, TrivialFunction.class);
    }
}
