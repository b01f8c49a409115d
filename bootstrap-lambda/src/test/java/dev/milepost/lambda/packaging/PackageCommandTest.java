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
    void aChangedUnitChangesItsOwnArchivesAndTheirHashesAlone(@TempDir Path elsewhere) throws IOException {
        var out = copy(once, elsewhere.resolve("out"));

        assertThat(changed(packedWithAnother("receipts/Receipts.class", elsewhere, out)))
                .containsExactlyInAnyOrder(
                        "functions/ReceiptsFunction.zip", "functions/ReceiptReaderFunction.zip", "template.yaml");
        assertThat(differences(hashes(once), hashes(out)))
                .containsExactlyInAnyOrder("ReceiptsFunction", "ReceiptReaderFunction");
    }

    @Test
    void aChangedCoreChangesItsLayerAndEveryHash(@TempDir Path elsewhere) throws IOException {
        var out = copy(once, elsewhere.resolve("out"));

        assertThat(changed(packedWithAnother("Ports.class", elsewhere, out)))
                .containsExactlyInAnyOrder("layers/core.zip", "template.yaml");
        assertThat(differences(hashes(once), hashes(out)))
                .isEqualTo(hashes(once).keySet());
    }

    /** @param name of a class of this module, which is changed */
    private static List<Written> packedWithAnother(String name, Path elsewhere, Path out) throws IOException {
        var changed = copy(Path.of("target", "classes"), elsewhere.resolve("bootstrap-lambda/target/classes"));
        Files.write(changed.resolve("dev/milepost/lambda").resolve(name), new byte[] {1});
        var others = artifacts().classPath().stream().skip(1);
        var again = new Delivery(out);
        PackageCommand.write(
                Template.merged(),
                new Artifacts(Stream.concat(Stream.of(changed), others).toList(), chinese()),
                "",
                again);
        return again.written();
    }

    private static Map<String, String> hashes(Path out) throws IOException {
        var template = Template.parse(Files.readString(out.resolve("template.yaml")));
        return template.functions().stream()
                .collect(Collectors.toMap(
                        function -> function,
                        function -> template.properties(function)
                                .path(Releases.HASH)
                                .stringValue()));
    }

    private static Set<String> differences(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(function -> !before.get(function).equals(after.get(function)))
                .collect(Collectors.toSet());
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
                        out.resolve("package").toString(),
                        "")
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

    private static Artifacts artifacts() {
        return Artifacts.of(TestPackage.classPath(), chinese());
    }

    private static Optional<Path> chinese() {
        return Optional.of(tessdata.resolve("chi_sim.traineddata"));
    }

    private static List<Written> packed(Path out) {
        var delivery = new Delivery(out);
        PackageCommand.pack(artifacts(), "", delivery);
        return delivery.written();
    }

    private static Set<String> changed(List<Written> written) {
        return written.stream().filter(Written::changed).map(Written::name).collect(Collectors.toSet());
    }
}
