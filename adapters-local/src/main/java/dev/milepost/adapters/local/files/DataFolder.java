package dev.milepost.adapters.local.files;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that one server at a time keeps its data in. While it is open, a lock on the file {@code lock} holds off every other
 * server; the operating system drops that lock with the process, however it ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final int LONGEST_PID = 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it first if need be.
     *
     * @throws StartupException if it cannot be written to, or another server has it
     */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            var path = folder.toRealPath();
            var channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            takeLock(channel, path);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StartupException(
                    Reason.DATA_FOLDER_NOT_WRITABLE,
                    "The data folder " + folder.toAbsolutePath() + " is not writable ("
                            + e.getClass().getSimpleName()
                            + "): choose another with --data, or change its owner or permissions.",
                    e);
        }
    }

    private static void takeLock(FileChannel channel, Path path) throws IOException {
        if (!tryLock(channel)) {
            var holder = holder(channel);
            channel.close();
            throw new StartupException(
                    Reason.DATA_FOLDER_IN_USE,
                    "The data folder " + path + " is in use by another Milepost" + holder
                            + ": stop that one, or choose another folder with --data.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(LONGEST_PID);
        channel.read(buffer, 0);
        var pid = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
        return pid.matches("\\d+") ? " (process " + pid + ")" : "";
    }

    /** The folder, absolute and without symbolic links: one folder has one name. */
    public Path path() {
        return path;
    }

    /** Gives the folder back. What is kept in it must be closed before. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
