package dev.milepost.lambda.tutorial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where Maven installs to instead of the user's own repository, while what was downloaded there is at hand. */
final class LocalRepository {
    private static final Path OURS = Path.of("dev", "milepost");

    private LocalRepository() {}

    /** Leads to everything in the user's repository but Milepost. @return the environment for Maven, as {@code NAME=value} */
    static String beside(Path usersOwn, Path folder) throws IOException {
        link(usersOwn, Files.createDirectories(folder), OURS.getName(0));
        link(
                usersOwn.resolve(OURS.getName(0)),
                Files.createDirectories(folder.resolve(OURS.getName(0))),
                OURS.getName(1));
        // The format was checked in the original; in a copy nothing is remembered of it.
        return "MAVEN_OPTS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dspotless.check.skip=true -Dmaven.repo.local="
                + folder;
    }

    private static void link(Path from, Path to, Path leftOut) throws IOException {
        try (var all = Files.list(from)) {
            for (var each : all.filter(path -> !path.endsWith(leftOut)).toList()) {
                var link = to.resolve(each.getFileName());
                if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, each);
                }
            }
        }
    }
}
