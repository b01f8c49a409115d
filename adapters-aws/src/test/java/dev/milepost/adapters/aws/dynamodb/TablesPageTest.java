package dev.milepost.adapters.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of access patterns in this module's README leaves out no table and no index. */
class TablesPageTest {
    @Test
    void everyTableAndIndexHasAnAccessPattern() throws IOException {
        var page = Files.readString(Path.of("README.md"));
        var section = page.substring(page.indexOf("## Tables"), page.indexOf("No request scans"));
        // The second column: tables, then the indexes that are asked.
        var asked = section.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ")[1])
                .toList();

        assertThat(Arrays.stream(Table.values())).allSatisfy(table -> {
            assertThat(asked).anyMatch(cell -> names(cell, table.shortName()));
            assertThat(table.indexes())
                    .allSatisfy(index -> assertThat(asked)
                            .anyMatch(cell -> names(cell, table.shortName()) && names(cell, index.indexName())));
        });
        assertThat(Stream.of(Table.values())).hasSize(9);
        assertThat(section).contains("Nine tables");
    }

    private static boolean names(String cell, String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(cell).find();
    }
}
