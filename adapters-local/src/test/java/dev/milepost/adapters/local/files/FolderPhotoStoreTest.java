package dev.milepost.adapters.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.domain.receipt.ReceiptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPhotoStoreTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../photo", "/etc/passwd", "a/b", "a\\b", ".hidden", "..", "a.jpg", "A", "a\0", "é"})
    void anIdThatIsNoPlainNameReachesNoFile(String id) throws IOException {
        var photos = new FolderPhotoStore(folder.resolve("photos"));
        Files.writeString(folder.resolve("photo"), "outside");

        assertThat(photos.find(new ReceiptId(id))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> photos.put(new ReceiptId(id), new byte[] {1}));
        assertThat(folder.resolve("photo")).hasContent("outside");
        assertThat(folder.resolve("photos")).isEmptyDirectory();
    }

    @Test
    void aPhotoIsOneFileThatOnlyItsOwnerMayRead() throws IOException {
        new FolderPhotoStore(folder).put(new ReceiptId("receipt-1"), new byte[] {1, 2, 3});

        assertThat(folder.resolve("receipt-1")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("receipt-1"))))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("receipt-1"));
    }

    @Test
    void whatAKilledWriterLeftIsRemovedAndNeverFound() throws IOException {
        Files.write(folder.resolve("receipt-11234.unfinished"), new byte[] {1});

        assertThat(new FolderPhotoStore(folder).find(new ReceiptId("receipt-1")))
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
