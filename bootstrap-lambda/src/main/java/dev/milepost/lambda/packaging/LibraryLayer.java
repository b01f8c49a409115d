package dev.milepost.lambda.packaging;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The layers that libraries lie in: one that every function has, and those of what only some functions or stacks use. */
enum LibraryLayer {
    /** Tesseract and its way into Java. */
    TESSERACT("tess4j-", "lept4j-", "jna-", "jai-imageio-", "jbig2-", "tesseract-", "leptonica-"),
    /** PostgreSQL, the way to it, and what brings its tables up to date. */
    POSTGRES("postgresql-", "jdbi3-", "HikariCP-", "flyway-", "geantyref-"),
    /** What the files of reports are made with, and the Chinese letters in them: more than everything else together. */
    FILES(
            "poi-",
            "xmlbeans-",
            "SparseBitSet-",
            "commons-compress-",
            "commons-collections4-",
            "log4j-",
            "openpdf-",
            "ph-fonts-"),
    /** What messages are sent with. */
    SENDING("jakarta.mail-", "jakarta.activation-", "angus-", "httpclient5-", "httpcore5-"),
    /** Every other library. */
    LIBRARIES("");

    /** Layers are unpacked to /opt, and Lambda puts /opt/java/lib/*.jar on the class path. */
    static final String FOLDER = "java/lib/";

    private final List<String> prefixes;

    LibraryLayer(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** Its name in the template. */
    String archive() {
        return "layers/" + name().toLowerCase(Locale.ROOT) + ".zip";
    }

    /** The layer that a jar belongs to. */
    static LibraryLayer of(Path jar) {
        var name = jar.getFileName().toString();
        return Arrays.stream(values())
                .filter(layer -> layer.prefixes.stream().anyMatch(name::startsWith))
                .findFirst()
                .orElseThrow();
    }
}
