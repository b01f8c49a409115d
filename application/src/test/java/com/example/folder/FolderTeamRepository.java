package com.example.folder;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Teams in a folder: a folder a team, a file a version. A version is written beside its place and then linked to it, which
 * succeeds for one writer alone and never shows half a file.
 */
public final class FolderTeamRepository implements TeamRepository {
    private final Path folder;

    public FolderTeamRepository(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(Team team) {
        write(team, 1);
    }

    @Override
    public Optional<Versioned<Team>> find(TeamId id) {
        return isFolderName(id) ? newestVersion(id).flatMap(version -> read(id, version)) : Optional.empty();
    }

    @Override
    public SaveResult<Team> save(Team team, long expectedVersion) {
        var current = find(team.id()).orElseThrow();
        if (current.version() == expectedVersion && write(team, expectedVersion + 1)) {
            return new SaveResult.Saved<>(new Versioned<>(team, expectedVersion + 1));
        }
        return new SaveResult.Stale<>(find(team.id()).orElseThrow());
    }

    @Override
    public void remove(TeamId id) {
        if (isFolderName(id)) {
            // The newest last: until it is gone, it is the one that is found.
            entries(folder.resolve(id.value()))
                    .sorted(Comparator.comparingLong(FolderTeamRepository::versionOf))
                    .forEach(FolderTeamRepository::delete);
            delete(folder.resolve(id.value()));
        }
    }

    @Override
    public Page<Versioned<Team>> list(PageRequest page) {
        var found = entries(folder)
                .map(team -> team.getFileName().toString())
                .filter(id ->
                        page.after().filter(after -> id.compareTo(after) >= 0).isEmpty())
                .sorted(Comparator.reverseOrder())
                .flatMap(id -> find(new TeamId(id)).stream())
                .limit(page.limit() + 1L)
                .toList();
        if (found.size() <= page.limit()) {
            return new Page<>(found, Optional.empty());
        }
        var items = found.subList(0, page.limit());
        return new Page<>(items, Optional.of(items.getLast().value().id().value()));
    }

    /** An identifier comes from outside: it must not lead out of the folder. */
    private static boolean isFolderName(TeamId id) {
        return id.value().matches("[0-9A-Za-z-]{1,64}");
    }

    private Optional<Long> newestVersion(TeamId id) {
        return entries(folder.resolve(id.value()))
                .map(FolderTeamRepository::versionOf)
                .max(Comparator.naturalOrder());
    }

    private Optional<Versioned<Team>> read(TeamId id, long version) {
        try {
            var lines = Files.readAllLines(file(id, version));
            return Optional.of(new Versioned<>(new Team(id, lines.get(1), Instant.parse(lines.get(0))), version));
        } catch (NoSuchFileException removedMeanwhile) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this was the first to write the version. */
    private boolean write(Team team, long version) {
        try {
            Files.createDirectories(folder.resolve(team.id().value()));
            var written = Files.createTempFile(folder, ".writing-", "");
            try {
                Files.write(written, List.of(team.createdAt().toString(), team.name()));
                Files.createLink(file(team.id(), version), written);
                return true;
            } finally {
                Files.delete(written);
            }
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(TeamId id, long version) {
        return folder.resolve(id.value()).resolve(Long.toString(version));
    }

    private static long versionOf(Path file) {
        return Long.parseLong(file.getFileName().toString());
    }

    private static Stream<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith(".")).toList().stream();
        } catch (NoSuchFileException none) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
