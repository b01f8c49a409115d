package dev.milepost.adapters.local.files;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder at a place where everybody may write, such as /tmp, that nobody else has written to: libraries that are loaded from it are
 * those that we laid there.
 */
public final class PrivateFolder {
    private PrivateFolder() {}

    /**
     * @return the folder, made if it wasn't there
     * @throws StartupException if somebody else has made it or may write to it, or if it is a link
     */
    public static Path at(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!isOurs(folder)) {
                throw new StartupException(
                        Reason.DATA_FOLDER_NOT_WRITABLE,
                        "The folder " + folder + " is not only ours to write to: remove it, or set another folder for"
                                + " temporary files by -Djava.io.tmpdir in MILEPOST_JAVA_OPTIONS.");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        var probe = Files.createTempFile(null, null);
        try {
            var permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))
                    && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                    && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } finally {
            Files.delete(probe);
        }
    }
}
