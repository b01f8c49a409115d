package com.example;

import com.example.folder.FolderTeamRepository;
import dev.milepost.application.contract.TeamRepositoryContract;
import dev.milepost.application.port.TeamRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderTeamRepositoryTest implements TeamRepositoryContract {
    @TempDir
    Path folder;

    @Override
    public TeamRepository teams() {
        return new FolderTeamRepository(folder);
    }
}
