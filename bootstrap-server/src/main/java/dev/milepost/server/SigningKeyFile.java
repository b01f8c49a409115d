package dev.milepost.server;

import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.local.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The keys that sign access tokens, in a file of the data folder that only its owner may read. */
final class SigningKeyFile {
    /** An older key is followed by a fresh one at the next start; what it signed stays good for its short life. */
    private static final Duration LIFE = Duration.ofDays(90);

    private SigningKeyFile() {}

    /** The keys, made at first start, with a fresh one added when the newest has become old. */
    static SigningKeys open(Path folder, Instant now) {
        var file = folder.resolve("signing-keys.json");
        try {
            if (!Files.exists(file)) {
                return write(file, SigningKeys.generate(now));
            }
            var keys = SigningKeys.fromJson(Files.readString(file));
            return keys.newestMadeAt().plus(LIFE).isBefore(now) ? write(file, keys.rotate(now)) : keys;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static SigningKeys write(Path file, SigningKeys keys) throws IOException {
        DurableFiles.write(file, keys.toJson().getBytes(StandardCharsets.UTF_8));
        return keys;
    }
}
