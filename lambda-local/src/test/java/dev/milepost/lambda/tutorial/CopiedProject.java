package dev.milepost.lambda.tutorial;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;

/** The project with what Maven has built of it, to do anything with. */
final class CopiedProject extends SimpleFileVisitor<Path> {
    /** Neither sources nor what a build goes on from. */
    private static final Set<String> LEFT_OUT = Set.of(
            ".git",
            "build",
            "package",
            "surefire-reports",
            "failsafe-reports",
            "screenshots",
            "sqlite",
            "tutorial",
            "lent",
            "data",
            "units");

    private final Path project;
    private final Path copy;
    /** When what is linked to was built; empty if that is copied. */
    private final Optional<FileTime> linked;

    private CopiedProject(Path project, Path copy, Optional<FileTime> linked) {
        this.project = project;
        this.copy = copy;
        this.linked = linked;
    }

    static Path make(Path project, Path copy) throws IOException {
        Files.walkFileTree(project, new CopiedProject(project, copy, Optional.empty()));
        return copy;
    }

    /**
     * A copy of what is edited, with links to what was built of the originals: for what writes below {@code build} alone. Nothing in it is
     * newer than what was built, else the first command would build, by the links into the original.
     */
    static Path makeLinked(Path project, Path copy) throws IOException {
        var built = Files.getLastModifiedTime(project.resolve("bootstrap-server/target/milepost-server.jar"));
        Files.walkFileTree(project, new CopiedProject(project, copy, Optional.of(built)));
        return copy;
    }

    /** A copy in which nothing is downloaded. */
    static Path makeOffline(Path project, Path copy) throws IOException {
        make(project, copy);
        Files.writeString(Files.createDirectories(copy.resolve(".mvn")).resolve("maven.config"), "-o\n");
        return copy;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (linked.isPresent() && folder.endsWith("target")) {
            Files.createSymbolicLink(copied(folder), folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (linked.isPresent() && folder.endsWith("src/test") || isLeftOut(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(copied(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (file.toString().endsWith(".lst")) {
            // Maven compiles everything anew if the sources it knows of aren't those there are.
            Files.writeString(copied(file), Files.readString(file).replace(project.toString(), copy.toString()));
        } else {
            Files.copy(file, copied(file), StandardCopyOption.COPY_ATTRIBUTES);
            keepTime(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException none) throws IOException {
        // A folder that is newer than what was built has something new in it.
        keepTime(folder);
        return FileVisitResult.CONTINUE;
    }

    private void keepTime(Path original) throws IOException {
        var own = Files.getLastModifiedTime(original);
        Files.setLastModifiedTime(
                copied(original),
                linked.filter(built -> built.compareTo(own) < 0).orElse(own));
    }

    private Path copied(Path original) {
        return copy.resolve(project.relativize(original));
    }

    private static boolean isLeftOut(Path folder) {
        return LEFT_OUT.contains(folder.getFileName().toString())
                && !folder.toString().contains("src");
    }
}
