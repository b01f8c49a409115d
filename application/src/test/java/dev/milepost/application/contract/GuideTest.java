package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.milepost.application.architecture.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide for outside architects names what there is, and shows code that is compiled here. */
class GuideTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void itNamesEveryPortThatHasAContract() throws IOException {
        var guide = Files.readString(Path.of("README.md"));
        var contracts = Imports.all("dev.milepost.application.contract").stream()
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(ports())
                .filteredOn(port -> contracts.contains(port + "Contract"))
                .hasSizeGreaterThan(16)
                .allMatch(port -> guide.contains("`" + port + "`"));
    }

    private static List<String> ports() {
        return Imports.production("dev.milepost.application.port").stream()
                .filter(type -> type.isInterface() && type.isTopLevelClass())
                .filter(type -> !type.reflect().isSealed())
                .map(JavaClass::getSimpleName)
                .toList();
    }

    @Test
    void itsSnippetsStandInTheExample() throws IOException {
        var example = withoutSpace(Files.readString(TESTS.resolve("com/example/FolderTeamRepositoryTest.java"))
                + Files.readString(TESTS.resolve("com/example/FolderArchitectureTest.java")));
        var snippets = SNIPPET.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group(1).replaceAll("//.*", ""))
                .toList();

        assertThat(snippets).hasSize(2);
        for (var snippet : snippets) {
            // All but the closing brace of the class: the example may have more methods.
            var shown = withoutSpace(snippet);
            assertThat(example).contains(shown.substring(0, shown.length() - 1));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
