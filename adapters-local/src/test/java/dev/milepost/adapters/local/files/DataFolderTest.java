package dev.milepost.adapters.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aFolderIsMadeWhereThereIsNone() {
        try (var folder = DataFolder.open(temporary.resolve("a/b"))) {
            assertThat(folder.path()).isDirectory().isAbsolute();
        }
    }

    @Test
    void aFolderInUseIsRefusedInOneLineThatNamesTheHolder() {
        try (var held = DataFolder.open(temporary)) {
            var refusal = catchThrowableOfType(StartupException.class, () -> DataFolder.open(temporary));
            assertThat(refusal.reason()).isEqualTo(Reason.DATA_FOLDER_IN_USE);
            assertThat(refusal)
                    .hasMessageContaining(held.path().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aFolderGivenBackCanBeTakenAgain() throws IOException {
        DataFolder.open(temporary).close();
        try (var again = DataFolder.open(temporary)) {
            assertThat(again.path()).isEqualTo(temporary.toRealPath());
        }
    }

    @Test
    void aFolderIsTheSameByWhateverNameItIsReached() throws IOException {
        var link =
                Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectory(temporary.resolve("data")));
        try (var held = DataFolder.open(temporary.resolve("data"))) {
            assertThat(held.path()).isEqualTo(temporary.resolve("data").toRealPath());
            assertThatThrownBy(() -> DataFolder.open(link)).isInstanceOf(StartupException.class);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedInOneLine() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        var refusal = catchThrowableOfType(StartupException.class, () -> DataFolder.open(file.resolve("data")));
        assertThat(refusal.reason()).isEqualTo(Reason.DATA_FOLDER_NOT_WRITABLE);
        assertThat(refusal).hasMessageContaining("--data").hasMessageNotContaining("\n");
    }
}
