package dev.milepost.lambda.packaging;

import dev.milepost.adapters.local.tesseract.TesseractTextRecognizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Tesseract's natives and languages as they lie in their layer: {@code lib} is where Lambda's linker looks, {@code tessdata} beside it.
 * Without links, which not every unpacking of an archive keeps.
 */
record TesseractFiles(List<Path> jars, Optional<Path> chinese) {
    static final String CHINESE = "chi_sim.traineddata";
    private static final String NATIVES = "org/bytedeco/%s/linux-x86_64/%s";

    void addTo(Archive layer) {
        add(layer, "lib/libtesseract.so", "tesseract-", NATIVES.formatted("tesseract", "libtesseract.so.5.5"));
        // Under both of its names: the one that Tesseract is linked to, and the one that is asked for from Java.
        add(layer, "lib/libleptonica.so.6", "leptonica-", NATIVES.formatted("leptonica", "libleptonica.so.6"));
        add(layer, "lib/libleptonica.so", "leptonica-", NATIVES.formatted("leptonica", "libleptonica.so.6"));
        add(layer, "lib/libgomp.so.1", "leptonica-", NATIVES.formatted("leptonica", "libgomp.so.1"));
        add(layer, "tessdata/eng.traineddata", "tess4j-", "tessdata/eng.traineddata");
        chinese.ifPresent(file -> layer.add("tessdata/" + CHINESE, file));
    }

    /** Chinese is in no jar; it comes from the machine that packages, if that has it. */
    static Optional<Path> chineseOfThisMachine() {
        var named = Optional.ofNullable(System.getenv("MILEPOST_TESSDATA")).map(Path::of);
        return Stream.concat(named.stream(), TesseractTextRecognizer.USUAL_LANGUAGE_FOLDERS.stream())
                .map(folder -> folder.resolve(CHINESE))
                .filter(Files::isReadable)
                .findFirst();
    }

    private void add(Archive layer, String name, String jarPrefix, String entry) {
        var jar = jars.stream()
                .filter(each -> each.getFileName().toString().startsWith(jarPrefix))
                .findFirst()
                .orElseThrow();
        try (var zip = new ZipFile(jar.toFile());
                var in = zip.getInputStream(zip.getEntry(entry))) {
            layer.add(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
