package dev.milepost.lambda.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Tells when a package has been made anew: {@code ./milepost package} writes {@code .packed} when all else is written. */
final class PackageWatch {
    private final Path marker;
    private FileTime seen;

    PackageWatch(Path packaged) {
        marker = packaged.resolve(".packed");
        seen = time();
    }

    /** Whether it has since it was last asked. */
    boolean hasChanged() {
        var now = time();
        var changed = now.compareTo(seen) > 0;
        seen = now;
        return changed;
    }

    private FileTime time() {
        try {
            return Files.getLastModifiedTime(marker);
        } catch (IOException notThere) {
            return FileTime.fromMillis(0);
        }
    }
}
