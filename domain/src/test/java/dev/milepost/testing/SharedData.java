package dev.milepost.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real data that stands beside the project in a folder {@code shared}; tests that need it are skipped without it. */
public final class SharedData {
    private SharedData() {}

    /** The file or folder at this path below {@code shared}; skips the calling test where it doesn't stand. */
    public static Path path(String relative) {
        var found = find(relative);
        assumeTrue(Files.exists(found), "shared/" + relative + " doesn't stand beside the project");
        return found;
    }

    private static Path find(String relative) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("shared").resolve(relative);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return Path.of("shared").resolve(relative);
    }
}
