package dev.milepost.server;

import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.adapters.local.files.FolderPhotoStore;
import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.adapters.local.postgres.DatabaseAddress;
import dev.milepost.adapters.local.postgres.EmbeddedDatabase;
import dev.milepost.adapters.local.postgres.PostgresReceiptRepository;
import dev.milepost.application.receipt.ExportReceipts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./milepost export-receipts FOLDER}: what managers said about receipts, as images beside a file {@code labels.csv}, to score a reader
 * by. The server must not be running on the data folder, unless its database is another's ({@code --database}).
 */
final class ExportReceiptsCommand {
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final int CONNECTIONS = 2;

    private final Map<String, String> environment;
    private final PrintStream out;

    ExportReceiptsCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** @return true: what can't be written is a fault */
    boolean run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
            throw new WrongUse("export-receipts needs a folder first: ./milepost export-receipts FOLDER [--from …]");
        }
        var days = new HashMap<String, LocalDate>();
        var settings = Settings.of(withoutDays(arguments.subList(1, arguments.size()), days), environment);
        var zone = settings.zone();
        var from = Optional.ofNullable(days.get(FROM))
                .map(day -> day.atStartOfDay(zone).toInstant())
                .orElse(Instant.EPOCH);
        var to = Optional.ofNullable(days.get(TO))
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(Instant.MAX);
        export(Path.of(arguments.getFirst()), from, to, settings);
        return true;
    }

    private static List<String> withoutDays(List<String> arguments, Map<String, LocalDate> days) {
        var rest = new ArrayList<String>();
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (!argument.equals(FROM) && !argument.equals(TO)) {
                rest.add(argument);
            } else if (++i == arguments.size()) {
                throw new WrongUse(argument + " needs a day such as 2026-11-23");
            } else {
                days.put(argument, day(argument, arguments.get(i)));
            }
        }
        return rest;
    }

    private static LocalDate day(String flag, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new WrongUse(flag + " must be a day such as 2026-11-23, not '" + text + "'");
        }
    }

    private void export(Path folder, Instant from, Instant to, Settings settings) {
        var external = settings.database();
        if (external.isPresent()) {
            var address = new DatabaseAddress(
                    external.get(),
                    Optional.ofNullable(environment.get("PGUSER")),
                    Optional.ofNullable(environment.get("PGPASSWORD")));
            export(folder, from, to, settings.data(), address);
            return;
        }
        if (!Files.isDirectory(settings.data())) {
            throw new WrongUse("there is no data folder " + settings.data());
        }
        try (var data = DataFolder.open(settings.data());
                var database = EmbeddedDatabase.start(data, (step, took) -> {})) {
            export(folder, from, to, data.path(), database.address());
        }
    }

    private void export(Path folder, Instant from, Instant to, Path data, DatabaseAddress address) {
        try (var database = Database.open(address, CONNECTIONS);
                var examples = ExampleFolder.create(folder)) {
            var receipts = new ExportReceipts(
                    new PostgresReceiptRepository(database), new FolderPhotoStore(data.resolve("photos")));
            var count = receipts.export(from, to, examples::add);
            out.println(count + (count == 1 ? " receipt" : " receipts") + " in " + folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
