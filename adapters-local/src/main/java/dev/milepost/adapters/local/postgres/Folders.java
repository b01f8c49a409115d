package dev.milepost.adapters.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What the JDK doesn't do to a whole folder. */
final class Folders {
    private Folders() {}

    /** Deletes a folder with all that is in it; nothing happens where there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Gives a folder and all that is in it to a user, unless the folder is that user's already. */
    static void giveTo(int uid, Path folder) throws IOException {
        if (Files.getAttribute(folder, "unix:uid").equals(uid)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:uid", uid);
            }
        }
    }
}
