package dev.milepost.lambda.local.tiny;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the tiny functions with a template that has the bad ones at addresses of their own. */
public final class TinyPackage {
    private final Path folder;

    public TinyPackage(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("functions"));
        writeFunctions("first");
        try (var template = TinyPackage.class.getResourceAsStream("/tiny-template.yaml")) {
            Files.copy(template, folder.resolve("template.yaml"));
        }
    }

    public Path folder() {
        return folder;
    }

    /** Packs again, with other bytes. */
    public void writeFunctions(String note) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("functions/tiny.zip")));
                var classes = Files.list(classes())) {
            for (var file : classes.toList()) {
                zip.putNextEntry(new ZipEntry("dev/milepost/lambda/local/tiny/" + file.getFileName()));
                Files.copy(file, zip);
            }
            zip.putNextEntry(new ZipEntry(note));
        }
    }

    /** What {@code ./milepost package} does last. @param second of the file's time, later each time */
    public void finish(long second) throws IOException {
        Files.writeString(folder.resolve(".packed"), "");
        Files.setLastModifiedTime(
                folder.resolve(".packed"), FileTime.fromMillis(System.currentTimeMillis() + second * 1_000));
    }

    private static Path classes() {
        try {
            return Path.of(TinyPackage.class.getResource("Behaving.class").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
