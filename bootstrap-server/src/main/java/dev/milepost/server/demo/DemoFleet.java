package dev.milepost.server.demo;

import dev.milepost.application.people.Caller;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.task.TaskQueries;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Couriers who drive for as long as the server runs. {@link #tick} is called by one thread at a time. */
public final class DemoFleet {
    private static final Duration PAUSE = Duration.ofSeconds(40);

    private final DemoUseCases use;
    private final InstantSource clock;
    private final Caller admin;
    private final List<Route> routes;
    private final List<Driver> drivers = new ArrayList<>();

    /** One courier: on a task, or pausing before the next. */
    private static final class Driver {
        private final Caller courier;
        private final int number;
        private Optional<Work> work = Optional.empty();
        private Instant pausesUntil = Instant.MIN;
        private int rounds;

        Driver(Caller courier, int number) {
            this.courier = courier;
            this.number = number;
        }
    }

    private record Work(TaskId task, Drive drive, Instant sentUpTo) {}

    private DemoFleet(DemoUseCases use, InstantSource clock) {
        this.use = use;
        this.clock = clock;
        this.admin = DemoPeople.admin(use.accounts());
        this.routes =
                use
                        .routes()
                        .list(new RouteFilter(Optional.empty()), PageRequest.first(PageRequest.MAX_LIMIT))
                        .items()
                        .stream()
                        .map(stored -> stored.value())
                        .toList();
    }

    /**
     * Puts every courier somewhere on a route.
     *
     * @param past the use cases by a clock that can be set back, for what was driven before
     */
    public static DemoFleet start(DemoUseCases use, InstantSource clock, DemoUseCases past, DemoClock pastClock) {
        var fleet = new DemoFleet(use, clock);
        fleet.endLeftOvers();
        var couriers = DemoPeople.drivers(use.accounts());
        for (int i = 0; i < couriers.size(); i++) {
            fleet.drivers.add(fleet.underWay(new Driver(couriers.get(i), i), past, pastClock));
        }
        return fleet;
    }

    /** Sends what the phones have recorded since the last time. */
    public void tick() {
        var now = clock.instant();
        for (var driver : drivers) {
            driver.work = driver.work.isPresent() ? goOn(driver, driver.work.get(), now) : beginNext(driver, now);
        }
    }

    /** What a server that was killed left under way. */
    private void endLeftOvers() {
        var started = new TaskQueries.Wanted(
                Optional.of(TaskStatus.STARTED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        use.tasks()
                .list(started, PageRequest.first(PageRequest.MAX_LIMIT), admin)
                .items()
                .forEach(task -> Done.of(use.cancel().cancel(task.value().id(), "The demo was started again", admin)));
    }

    private Driver underWay(Driver driver, DemoUseCases past, DemoClock pastClock) {
        var now = clock.instant();
        var length = route(driver).path().lengthMetres();
        var driven = Duration.ofSeconds((long) (shareDriven(driver.number) * length / speed(driver.number)));
        pastClock.set(now.minus(driven));
        var work = begin(driver, past, pastClock.instant());
        DemoShift.record(use, work.task(), work.drive(), work.sentUpTo(), now, driver.courier);
        driver.work = Optional.of(new Work(work.task(), work.drive(), now));
        return driver;
    }

    private Optional<Work> goOn(Driver driver, Work work, Instant now) {
        DemoShift.record(use, work.task(), work.drive(), work.sentUpTo(), now, driver.courier);
        if (now.isBefore(work.drive().endsAt())) {
            return Optional.of(new Work(work.task(), work.drive(), now));
        }
        DemoShift.complete(use, work.task(), driver.courier);
        driver.pausesUntil = now.plus(PAUSE);
        driver.rounds++;
        return Optional.empty();
    }

    private Optional<Work> beginNext(Driver driver, Instant now) {
        return now.isBefore(driver.pausesUntil) ? Optional.empty() : Optional.of(begin(driver, use, now));
    }

    private Work begin(Driver driver, DemoUseCases by, Instant now) {
        var route = route(driver);
        var drive = new Drive(route.path(), now, speed(driver.number), manner(driver.number), driver.number);
        var slack = driver.number % 8 == 3 ? -240 : driver.number % 8 == 6 ? -780 : 1500;
        var due = drive.endsAt().plusSeconds(slack);
        var title = route.name() + " " + (driver.number + 1) + "." + (driver.rounds + 1);
        var task = DemoShift.publish(
                by,
                admin,
                route,
                title,
                1500 + 100L * driver.number,
                Optional.of(due).filter(later -> later.isAfter(now)));
        DemoShift.begin(by, task, driver.courier);
        return new Work(task, drive, now);
    }

    private Route route(Driver driver) {
        return routes.get((driver.number + 3 * driver.rounds) % routes.size());
    }

    private static double speed(int number) {
        return 5 + number % 5;
    }

    /** One leaves the road, one falls silent, one stands: there is something to see at once. */
    private static Drive.Manner manner(int number) {
        return switch (number) {
            case 5 -> Drive.Manner.DETOUR;
            case 9 -> Drive.Manner.SILENT;
            case 12 -> Drive.Manner.STANDING;
            default -> Drive.Manner.STEADY;
        };
    }

    private static double shareDriven(int number) {
        return switch (number) {
            case 5 -> 0.45;
            case 9 -> 0.68;
            case 12 -> 0.75;
            default -> 0.05 + 0.041 * (number % 22);
        };
    }
}
