package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./milepost} in a folder without a project: whatever it is asked, it could build nothing. */
class ScriptTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swerve",
                "serve --prot 80",
                "serve --port",
                "serve --port eighty",
                "serve --port 65536",
                "serve more",
                "dev --debgu",
                "lambda --cold --demo",
                "lambda --port x",
                "package --uot there",
                "package --out",
                "package --release",
                "test --fats",
                "new unit --name",
                "read-receipt --fast",
                "export-receipts there --form 2026-01-01",
                "remove-demo --data",
                "bench --jsn",
                "bench nothing"
            })
    void wrongUseIsALineAndEndsWith2BeforeAnythingIsBuilt(String arguments) throws Exception {
        var result = run(arguments.split(" "));

        assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
        assertThat(result.output().lines()).as(result.output()).hasSize(1);
        assertThat(result.output()).startsWith("milepost: ");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("milepost"));
        }
    }

    @Test
    void everyFlagOfASettingIsKnown() throws Exception {
        for (var command : List.of("serve", "dev", "remove-demo")) {
            for (var setting : Setting.values()) {
                if (!setting.flag().isEmpty()) {
                    var arguments = new ArrayList<>(List.of(command, setting.flag()));
                    if (!setting.isSwitch()) {
                        arguments.add("1");
                    }
                    arguments.add("--nonsense");
                    assertThat(run(arguments.toArray(String[]::new)).output()).contains("unknown argument --nonsense");
                }
            }
        }
    }

    private record Result(int exitCode, String output) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        var script = folder.resolve("milepost");
        if (!Files.exists(script)) {
            Files.copy(Path.of("..", "milepost"), script);
        }
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
