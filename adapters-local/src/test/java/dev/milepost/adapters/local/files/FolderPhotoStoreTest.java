package dev.milepost.adapters.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.application.contract.PhotoStoreContract;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.domain.receipt.ReceiptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPhotoStoreTest implements PhotoStoreContract {
    @TempDir
    Path folder;

    private PhotoStore photos;

    @BeforeEach
    void open() {
        photos = new FolderPhotoStore(folder.resolve("photos"));
    }

    @Override
    public PhotoStore photos() {
        return photos;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../photo", "/etc/passwd", "a/b", "a\\b", ".hidden", "..", "a.jpg", "A", "a\0", "é"})
    void anIdThatIsNoPlainNameReachesNoFile(String id) throws IOException {
        Files.writeString(folder.resolve("photo"), "outside");

        assertThat(photos.find(new ReceiptId(id))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> photos.put(new ReceiptId(id), new byte[] {1}));
        assertThat(folder.resolve("photo")).hasContent("outside");
        assertThat(folder.resolve("photos")).isEmptyDirectory();
    }

    @Test
    void aPhotoIsOneFileThatOnlyItsOwnerMayRead() throws IOException {
        photos.put(new ReceiptId("receipt-1"), new byte[] {1, 2, 3});

        var file = folder.resolve("photos/receipt-1");
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void whatAKilledWriterLeftIsRemovedAndNeverFound() throws IOException {
        Files.write(folder.resolve("photos/receipt-11234.unfinished"), new byte[] {1});

        assertThat(new FolderPhotoStore(folder.resolve("photos")).find(new ReceiptId("receipt-1")))
                .isEmpty();
        assertThat(folder.resolve("photos")).isEmptyDirectory();
    }
}
