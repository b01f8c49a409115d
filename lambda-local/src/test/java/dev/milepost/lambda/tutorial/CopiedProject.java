package dev.milepost.lambda.tutorial;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The project with what Maven has built of it, to do anything with. */
final class CopiedProject {
    /** Neither sources nor what a build goes on from. */
    private static final Set<String> LEFT_OUT = Set.of(
            ".git", "build", "package", "surefire-reports", "failsafe-reports", "sqlite", "tutorial", "data", "units");

    private CopiedProject() {}

    static Path make(Path project, Path copy) throws IOException {
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(project.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var target = copy.resolve(project.relativize(file));
                if (file.toString().endsWith(".lst")) {
                    // Maven compiles everything anew if the sources it knows of aren't those there are.
                    Files.writeString(target, Files.readString(file).replace(project.toString(), copy.toString()));
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException none) throws IOException {
                // A folder that is newer than what was built has something new in it.
                Files.setLastModifiedTime(copy.resolve(project.relativize(folder)), Files.getLastModifiedTime(folder));
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }

    /** A copy of what is edited, with links to what was built of the originals: for what writes below {@code build} alone. */
    static Path makeLinked(Path project, Path copy) throws IOException {
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var target = copy.resolve(project.relativize(folder));
                if (folder.endsWith("target")) {
                    Files.createSymbolicLink(target, folder);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (folder.endsWith("src/test") || isLeftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(project.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException none) throws IOException {
                Files.setLastModifiedTime(copy.resolve(project.relativize(folder)), Files.getLastModifiedTime(folder));
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }

    private static boolean isLeftOut(Path folder) {
        return LEFT_OUT.contains(folder.getFileName().toString())
                && !folder.toString().contains("src");
    }

    /** A copy in which nothing is downloaded. */
    static Path makeOffline(Path project, Path copy) throws IOException {
        make(project, copy);
        Files.writeString(Files.createDirectories(copy.resolve(".mvn")).resolve("maven.config"), "-o\n");
        return copy;
    }
}
