package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.lambda.packaging.Delivery.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {
    /** With a language that no machine has, so that nothing depends on what this one has. */
    @TempDir
    private static Path tessdata;

    @TempDir
    private static Path once;

    @BeforeAll
    static void pack() throws IOException {
        Files.writeString(tessdata.resolve("chi_sim.traineddata"), "Chinese");
        packed(once);
    }

    @Test
    void whatIsPackedHasNoProblem() {
        assertThat(TestPackage.problems()).isEmpty();
    }

    @Test
    void packingAgainChangesNothing() {
        assertThat(changed(packed(once))).isEmpty();
    }

    @Test
    void aChangedUnitChangesItsOwnArchivesAlone(@TempDir Path elsewhere) throws IOException {
        var classes = Path.of("target", "classes");
        var changed = copy(classes, elsewhere.resolve("bootstrap-lambda/target/classes"));
        Files.write(changed.resolve("dev/milepost/lambda/receipts/Receipts.class"), new byte[] {1});
        var out = copy(once, elsewhere.resolve("out"));

        var again = new Delivery(out);
        new Artifacts(
                        Stream.concat(
                                        Stream.of(changed),
                                        Artifacts.of(TestPackage.classPath(), chinese()).classPath().stream()
                                                .skip(1))
                                .toList(),
                        chinese())
                .write(Template.merged(), again);

        assertThat(changed(again.written()))
                .containsExactlyInAnyOrder("functions/ReceiptsFunction.zip", "functions/ReceiptReaderFunction.zip");
    }

    @Test
    void theBytesDoNotDependOnTheStartOfTheMachine(@TempDir Path out) throws Exception {
        var packing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PackageCommand.class.getName(),
                        Path.of("target", "functions.classpath").toString(),
                        aServer(out).toString(),
                        out.resolve("package").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.resolve("log").toFile());
        packing.environment().putAll(Map.of("TZ", "Pacific/Auckland", "MILEPOST_TESSDATA", tessdata.toString()));
        assertThat(packing.start().waitFor()).as(() -> read(out.resolve("log"))).isZero();

        for (var written : packed(once)) {
            assertThat(out.resolve("package").resolve(written.name()))
                    .hasSameBinaryContentAs(once.resolve(written.name()));
        }
        assertThat(out.resolve("package/lib/library.jar")).exists();
    }

    @Test
    void aFunctionHoldsTheClassesOfItsUnitAlone() throws IOException {
        try (var zip = new ZipFile(
                TestPackage.folder().resolve("functions/SiteFunction.zip").toFile())) {
            assertThat(zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(Object::toString)
                            .toList())
                    .allMatch(name -> name.startsWith("dev/milepost/lambda/site/"))
                    .contains("dev/milepost/lambda/site/openapi.json", "dev/milepost/lambda/site/elsewhere.txt");
        }
    }

    @Test
    void whatABuildHasOnlyTouchedIsNotNew(@TempDir Path folder) throws IOException {
        var built = Files.writeString(folder.resolve("built.jar"), "server");
        new Delivery(folder.resolve("out")).copy("server.jar", built);
        Files.setLastModifiedTime(built, FileTime.fromMillis(0));

        var again = new Delivery(folder.resolve("out"));
        again.copy("server.jar", built);

        assertThat(changed(again.written())).isEmpty();
    }

    private static Path aServer(Path folder) throws IOException {
        var server = Files.createDirectories(folder.resolve("server"));
        Files.writeString(server.resolve("milepost-server.jar"), "server");
        Files.writeString(Files.createDirectories(server.resolve("lib")).resolve("library.jar"), "library");
        return server;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }

    private static Optional<Path> chinese() {
        return Optional.of(tessdata.resolve("chi_sim.traineddata"));
    }

    private static List<Written> packed(Path out) {
        var delivery = new Delivery(out);
        PackageCommand.pack(TestPackage.classPath(), chinese(), delivery);
        return delivery.written();
    }

    private static Set<String> changed(List<Written> written) {
        return written.stream().filter(Written::changed).map(Written::name).collect(Collectors.toSet());
    }
}
