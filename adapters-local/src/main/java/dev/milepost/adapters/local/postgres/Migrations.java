package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;

/** The scripts that make a database's tables what this version of Milepost needs. */
final class Migrations {
    private static final Pattern WORTH_TELLING = Pattern.compile("^(Message|Line) *:|^Migration ");

    private Migrations() {}

    /** Brings the tables up to date. @throws StartupException if that can't be done */
    static void apply(DatabaseAddress address) {
        // Not by the pool, which may have a single connection: Flyway takes two.
        var flyway = Flyway.configure()
                .dataSource(
                        address.url(),
                        address.user().orElse(null),
                        address.password().orElse(null))
                .locations("classpath:db/migration")
                .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new StartupException(Reason.MIGRATIONS_DIFFER, differences(flyway, address), e);
        } catch (FlywayException e) {
            throw new StartupException(
                    Reason.DATABASE_NOT_MIGRATED,
                    "The tables of " + address + " can't be brought up to date: " + told(e),
                    e);
        }
    }

    private static String differences(Flyway flyway, DatabaseAddress address) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .map(Migrations::difference)
                .collect(Collectors.joining(
                        ", ",
                        "The tables of " + address + " were made by other migrations: ",
                        ". Put back what was applied and write the change as a new migration with the next number,"
                                + " or begin with an empty database"));
    }

    private static String difference(ValidateOutput migration) {
        var file = migration.filepath.substring(migration.filepath.lastIndexOf('/') + 1);
        return switch (migration.errorDetails.errorCode) {
            case CoreErrorCode.CHECKSUM_MISMATCH, CoreErrorCode.DESCRIPTION_MISMATCH, CoreErrorCode.TYPE_MISMATCH ->
                file + " was changed after it was applied";
            case CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED ->
                "version " + migration.version + " was applied, and its file is gone";
            case CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED -> file + " is older than what was applied";
            default -> migration.errorDetails.errorMessage.lines().findFirst().orElse(file);
        };
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
