package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void listsEverySettingWithItsDefault(Setting setting) throws IOException {
        var flag = setting.flag().isEmpty() ? "" : "`" + setting.flag() + "`";
        var standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains(
                        "| `%s` | %s | %s | %s |".formatted(setting.variable(), flag, standard, setting.description()));
    }
}
