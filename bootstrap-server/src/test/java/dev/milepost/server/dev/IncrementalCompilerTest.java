package dev.milepost.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.dev.IncrementalCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small project in two modules: prices are made in one and shown in the other. */
class IncrementalCompilerTest {
    @TempDir
    Path project;

    private IncrementalCompiler compiler;

    @BeforeEach
    void everythingIsCompiledOnce() throws IOException {
        write("domain", "Price", "public class Price { public int cents() { return 1; } }");
        write("domain", "SalePrice", "public class SalePrice extends Price {}");
        write("domain", "Limit", "public class Limit { public static final int MOST = 10; }");
        write("application", "Shop", "public class Shop { int total() { return new SalePrice().cents(); } }");
        write("application", "Guard", "public class Guard { boolean ok(int n) { return n < Limit.MOST; } }");
        compiler = new IncrementalCompiler(new SourceTree(project), List.of());
        assertThat(compile("Price", "SalePrice", "Limit", "Shop", "Guard")).isEqualTo(5);
    }

    @Test
    void aChangeThatNobodySeesCompilesItsSourceAlone() throws IOException {
        write(
                "domain",
                "Price",
                "public class Price { public int cents() { return 2 + mine(); } private int mine() { return 0; } }");
        write("application", "Shop", "public class Shop { int total() { return 7; } }");

        assertThat(compile("Shop")).isEqualTo(1);
    }

    @Test
    void whatIsPrivateIsSeenByNobody() throws IOException {
        write("domain", "Price", """
                public class Price {
                    private static final int MOST = 3;
                    public int cents() { return new Note().cents() + mine(); }
                    private int mine() { return MOST; }
                    private static class Note { int cents() { return 2; } }
                }
                """);

        assertThat(compile("Price")).isEqualTo(1);
    }

    @Test
    void componentsThatSwapPlacesAreSeenByWhoTakesARecordApart() throws IOException {
        write("domain", "Pair", "public record Pair(int left, int right) {}");
        write("application", "Left", """
                public class Left { int of(Object o) { return o instanceof Pair(int left, int right) ? left : 0; } }
                """);
        assertThat(compile("Pair", "Left")).isEqualTo(2);

        write("domain", "Pair", "public record Pair(int right, int left) {}");

        assertThat(compile("Pair")).isEqualTo(2);
    }

    @Test
    void whoeverNamesWhatLooksDifferentIsCompiledAgain() throws IOException {
        write("domain", "Price", "public class Price { public long cents() { return 2; } }");
        write("application", "Shop", "public class Shop { long total() { return new SalePrice().cents(); } }");

        // Shop names the subtype alone.
        assertThat(compile("Price")).isEqualTo(3);
    }

    @Test
    void aChangeThatBreaksSomeoneElseIsTheirFault() throws IOException {
        write("domain", "Price", "public class Price { public String cents() { return \"1\"; } }");

        assertThat(compiler.compile(Set.of(source("Price")))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.faults()).hasSize(1);
            assertThat(failed.faults().getFirst().file()).isEqualTo(source("Shop"));
            assertThat(failed.faults().getFirst().line()).isEqualTo(2);
            assertThat(failed.faults().getFirst().message()).contains("String cannot be converted to int");
        });
    }

    @Test
    void aConstantIsTakenUpByWhoeverWasCompiledWithIt() throws IOException {
        write("domain", "Limit", "public class Limit { public static final int MOST = 20; }");

        assertThat(compile("Limit")).isEqualTo(5);
    }

    @Test
    void whatIsAddedBesideAConstantConcernsWhoeverNamesItsClassAlone() throws IOException {
        write(
                "domain",
                "Limit",
                "public class Limit { public static final int MOST = 10; static final int LEAST = 1; }");

        assertThat(compile("Limit")).isEqualTo(2);
    }

    @Test
    void whatHasGoneIsMissedByItsUsers() throws IOException {
        Files.delete(source("SalePrice"));

        assertThat(compiler.compile(Set.of(source("SalePrice"))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.faults())
                                .extracting(IncrementalCompiler.Fault::file)
                                .containsOnly(source("Shop")));
        write("application", "Shop", "public class Shop { int total() { return 0; } }");
        compiler.compile(Set.of(source("SalePrice"), source("Shop")));
        assertThat(compiler.current().files()).doesNotContainKey("dev/milepost/shop/SalePrice");
    }

    @Test
    void aFaultLeavesTheClassesAsTheyWere() throws IOException {
        var before = compiler.current();
        write("domain", "Price", "public class Price {");

        assertThat(compiler.compile(Set.of(source("Price")))).isInstanceOf(Outcome.Failed.class);
        assertThat(compiler.current()).isEqualTo(before);
        assertThat(before.files()).containsKey("dev/milepost/shop/Price");
    }

    private int compile(String... names) {
        var outcome = compiler.compile(Arrays.stream(names).map(this::source).collect(Collectors.toSet()));
        assertThat(outcome).isInstanceOf(Outcome.Compiled.class);
        return ((Outcome.Compiled) outcome).compiled();
    }

    private Path source(String name) {
        var module = Set.of("Shop", "Guard", "Left").contains(name) ? "application" : "domain";
        return project.resolve(module + "/src/main/java/dev/milepost/shop/" + name + ".java");
    }

    private void write(String module, String name, String text) throws IOException {
        var file = project.resolve(module + "/src/main/java/dev/milepost/shop/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package dev.milepost.shop;\n" + text + "\n");
    }
}
