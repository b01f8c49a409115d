package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The scripts that make a database's tables what this version of Milepost needs. */
final class Migrations {
    private static final Pattern WORTH_TELLING = Pattern.compile("^(Message|Line) *:|^Migration |checksum mismatch");

    private Migrations() {}

    /** Brings the tables up to date. @throws StartupException if that can't be done */
    static void apply(DatabaseAddress address) {
        try {
            // Not by the pool, which may have a single connection: Flyway takes two.
            Flyway.configure()
                    .dataSource(
                            address.url(),
                            address.user().orElse(null),
                            address.password().orElse(null))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartupException(
                    Reason.DATABASE_NOT_MIGRATED,
                    "The tables of " + address + " can't be brought up to date: " + told(e),
                    e);
        }
    }

    /** Flyway says in many lines which script it is; of them those that say what is wrong with it and where. */
    private static String told(FlywayException e) {
        var lines = String.valueOf(e.getMessage()).lines().toList();
        return Stream.concat(
                        lines.stream().limit(1),
                        lines.stream()
                                .skip(1)
                                .filter(line -> WORTH_TELLING.matcher(line).find()))
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
