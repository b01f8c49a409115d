package dev.milepost.server;

import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.adapters.local.schedule.Chores;
import dev.milepost.server.demo.DemoClock;
import dev.milepost.server.demo.DemoFleet;
import dev.milepost.server.demo.DemoHistory;
import dev.milepost.server.demo.DemoPeople;
import dev.milepost.server.demo.DemoUseCases;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** {@code serve --demo} and {@code remove-demo}: made-up data in a folder of its own. */
final class Demo {
    private static final String MARK = "demo";
    private static final Duration TICK = Duration.ofSeconds(5);

    private Demo() {}

    /** Marks a new folder as the demo's. @throws WrongUse if the folder holds something else */
    static void claim(Path folder) {
        try {
            if (!Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
                throw new WrongUse(folder + " holds data that isn't the demo's");
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "./milepost remove-demo deletes this folder\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the data at the first start, and puts the couriers on the road. */
    static void start(Application application, Repositories stored, Ocr ocr, Settings settings, Chores chores) {
        var clock = new DemoClock(application.clock.instant());
        var past = new Application(stored, ocr, settings, clock);
        try (var reading = past.readingPool) {
            reading.takeUpWaiting();
            if (DemoPeople.isMissing(stored.accounts())) {
                DemoHistory.make(useCases(past, stored), clock, settings.zone(), application.clock.instant());
            }
            var fleet =
                    DemoFleet.start(useCases(application, stored), application.clock, useCases(past, stored), clock);
            chores.every(TICK, "Driving the couriers of the demo", fleet::tick);
        }
    }

    /** Deletes the demo's data. @return true: done */
    static boolean remove(Settings settings, PrintStream out) {
        var folder = settings.demoData();
        if (!Files.exists(folder)) {
            out.println("There is no demo data in " + folder);
            return true;
        }
        if (!Files.exists(folder.resolve(MARK))) {
            throw new WrongUse(folder + " holds data that isn't the demo's");
        }
        // Refuses while a server uses the folder.
        try (var open = DataFolder.open(folder)) {
            delete(open.path());
        }
        out.println("Removed the demo data in " + folder);
        return true;
    }

    private static DemoUseCases useCases(Application application, Repositories stored) {
        return new DemoUseCases(
                stored.accounts(),
                application.createAccount,
                application.teams,
                application.designRoute,
                application.routeQueries,
                application.publishTask,
                application.claimTask,
                application.startTask,
                application.completeTask,
                application.cancelTask,
                application.taskQueries,
                application.recordFixes,
                application.uploadReceipt,
                application.reviewReceipt,
                application.receiptQueries,
                application.closeReports);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
