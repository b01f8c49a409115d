package dev.milepost.lambda.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.milepost.lambda.local.FunctionProcess.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured as a start from an archive is one. */
class ColdStartIT {
    private static final String FROM_AN_ARCHIVE = TrivialFunction.class.getName() + " source: shared objects file";

    @ParameterizedTest
    @EnumSource
    void theFunctionComesFromAnArchiveIfItWasTrained(StartMode mode, @TempDir Path folder) throws IOException {
        assumeThat(mode.isKnown()).isTrue();
        var start = new ColdStart(trivial(folder), Question.ROUTES, mode, folder, "trivial");

        assertThat(start.measure(1)).hasSize(1);
        assertThat(start.loaded().stream().anyMatch(line -> line.startsWith(FROM_AN_ARCHIVE)))
                .isEqualTo(mode.isTrained());
    }

    private static Launch trivial(Path folder) throws IOException {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        var any = new Launch(
                "", List.of(), List.of(), classPath, Map::of, Duration.ofSeconds(30), folder.resolve("function.log"));
        return ColdStartBench.alone(any, folder, ColdStartBench.RUNTIME, TrivialFunction.class);
    }
}
