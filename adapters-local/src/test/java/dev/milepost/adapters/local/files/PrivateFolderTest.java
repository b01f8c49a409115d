package dev.milepost.adapters.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.local.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFolderTest {
    @TempDir
    private Path everybodys;

    @Test
    void itIsMadeForUsAloneAndFoundAgain() throws IOException {
        var folder = PrivateFolder.at(everybodys.resolve("tools"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PrivateFolder.at(folder)).isEqualTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx---rwx", "rwxrwxrwx", "-w--w--w-"})
    void whatOthersMayWriteToIsRefused(String permissions) throws IOException {
        var folder = Files.createDirectory(everybodys.resolve("tools"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

        assertRefused(folder);
    }

    @Test
    void aLinkThatSomebodyHasLaidThereIsRefused() throws IOException {
        var elsewhere = Files.createDirectory(everybodys.resolve("elsewhere"));

        assertRefused(Files.createSymbolicLink(everybodys.resolve("tools"), elsewhere));
    }

    private static void assertRefused(Path folder) {
        assertThatThrownBy(() -> PrivateFolder.at(folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(folder.toString());
    }
}
