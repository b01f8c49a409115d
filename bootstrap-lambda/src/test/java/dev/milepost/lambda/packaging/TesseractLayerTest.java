package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tesseract as Lambda finds it: in the unpacked layer and nowhere else. */
class TesseractLayerTest {
    /** Of Amazon Linux 2023. */
    private static final int GLIBC_MINOR = 34;

    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");

    @TempDir
    private static Path opt;

    @BeforeAll
    static void unpack() throws IOException {
        for (var layer : List.of("libraries", "core", "tesseract")) {
            unpack(TestPackage.folder().resolve("layers/" + layer + ".zip"));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void aReceiptIsReadWithWhatIsInTheLayer() throws Exception {
        var log = opt.resolve("log").toFile();
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        opt.resolve("java/lib") + "/*" + File.pathSeparator + testClasses(),
                        ReadWithPorts.class.getName(),
                        Path.of("..", "docs", "sample", "receipt.png").toString())
                .redirectErrorStream(true)
                .redirectOutput(log);
        command.environment()
                .putAll(Map.of(
                        "MILEPOST_RECOGNIZER",
                        "tesseract",
                        "MILEPOST_TESSERACT",
                        opt.toString(),
                        "LD_LIBRARY_PATH",
                        opt.resolve("lib").toString(),
                        "OMP_THREAD_LIMIT",
                        "1"));

        assertThat(command.start().waitFor()).as(() -> read(log)).isZero();
        assertThat(read(log)).containsIgnoringCase("total");
    }

    @Test
    void theNativesAskForNoNewerLibraryThanAmazonLinux2023Has() throws IOException {
        try (var files = Files.list(opt.resolve("lib"))) {
            assertThat(files.toList())
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(GLIBC.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                                    .results()
                                    .mapToInt(version -> Integer.parseInt(version.group(1))))
                            .isNotEmpty()
                            .allMatch(minor -> minor <= GLIBC_MINOR));
        }
    }

    private static Path testClasses() {
        return Path.of("target", "test-classes").toAbsolutePath();
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void unpack(Path archive) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = opt.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(zip, file);
                }
            }
        }
    }
}
