package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** An adapter of others that can't read anything, to be compiled outside the tree. */
final class BlindEngine {
    static final String NAME = "com.example.ocr.BlindTextRecognizer";

    /** What it says of every document, and Tesseract of none that is there. */
    static final UnreadableReason REASON = UnreadableReason.SEVERAL_RECEIPTS;

    private BlindEngine() {}

    /** @return a folder of classes, for {@code MILEPOST_ADDONS} */
    static Path compile(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var source = folder.resolve("BlindTextRecognizer.java");
        Files.writeString(source, """
                package com.example.ocr;

                import dev.milepost.application.port.Document;
                import dev.milepost.application.port.Recognition;
                import dev.milepost.application.port.TextRecognizer;
                import dev.milepost.domain.receipt.UnreadableReason;

                public final class BlindTextRecognizer implements TextRecognizer {
                    @Override
                    public Recognition recognize(Document document) {
                        return new Recognition.Unrecognizable(UnreadableReason.%s);
                    }
                }
                """.formatted(REASON));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classPath = System.getProperty("java.class.path");
        assertThat(compiler.run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString()))
                .isZero();
        var services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(TextRecognizer.class.getName()), NAME + "\n");
        return classes;
    }
}
