package dev.milepost.adapters.local.files;

import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Photos as files of a folder, each named by its receipt's id alone. */
public final class FolderPhotoStore implements PhotoStore {
    /** Nothing that could name a path, a hidden file, or the same file as another id where case doesn't count. */
    private static final Pattern NAME = Pattern.compile("[0-9a-z][0-9a-z-]{0,63}");

    private final Path folder;

    /** @param folder made if it isn't there; what a crash left half-written in it is removed */
    public FolderPhotoStore(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            DurableFiles.removeUnfinished(folder);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** @throws IllegalArgumentException for an id that is no plain name of lower-case letters, digits and hyphens */
    @Override
    public void put(ReceiptId id, byte[] content) {
        if (!NAME.matcher(id.value()).matches()) {
            throw new IllegalArgumentException("not an id to name a file by");
        }
        try {
            DurableFiles.write(folder.resolve(id.value()), content);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void remove(ReceiptId id) {
        if (!NAME.matcher(id.value()).matches()) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(id.value()));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<byte[]> find(ReceiptId id) {
        if (!NAME.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(id.value())));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** None: the server answers photos of every size itself. */
    @Override
    public Optional<Link> link(ReceiptId id, MediaType type, long bytes) {
        return Optional.empty();
    }

    private StoreUnavailableException unavailable(IOException e) {
        return new StoreUnavailableException("the photo folder " + folder + " can't be used: " + e.getMessage(), e);
    }
}
