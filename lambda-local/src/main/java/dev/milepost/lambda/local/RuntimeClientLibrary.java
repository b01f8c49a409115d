package dev.milepost.lambda.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The native library of Lambda's runtime client, laid out once for all processes that this one starts. Each would unpack it to one place in
 * {@code /tmp}, as is fine where a function has a machine to itself, and could meet there what another is just writing.
 */
final class RuntimeClientLibrary {
    /** As the client's {@code JniHelper} reads it. */
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final List<String> FLAGS = laidOut();

    private RuntimeClientLibrary() {}

    /** Of a JVM that runs the client; none where it has no library for such a machine. */
    static List<String> flags() {
        return FLAGS;
    }

    private static List<String> laidOut() {
        try (var library = RuntimeClientLibrary.class.getResourceAsStream("/jni/" + name())) {
            if (library == null) {
                return List.of();
            }
            var file = Files.createTempFile("milepost-runtime-client-", ".so");
            file.toFile().deleteOnExit();
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            return List.of("-D" + PROPERTY + "=" + file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't lay out the runtime client's library", e);
        }
    }

    private static String name() {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var musl = Files.exists(
                Path.of("/lib/ld-musl-" + System.getProperty("os.arch").replace("amd64", "x86_64") + ".so.1"));
        return "libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + machine + ".so";
    }
}
