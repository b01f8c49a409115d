package dev.milepost.server.demo;

import dev.milepost.application.people.Caller;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.task.TaskId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in the demo before it began: people, routes, and two weeks and more of work, so that there is something to report. */
public final class DemoHistory {
    private static final int DAYS_BACK = 20;
    private static final int TASKS_A_DAY = 5;
    private static final LocalTime WORK_BEGINS = LocalTime.of(8, 30);

    private final DemoUseCases use;
    private final DemoClock clock;
    private final ZoneId zone;
    private final List<Caller> couriers;
    private final Caller admin;
    private final List<Route> routes;

    private DemoHistory(DemoUseCases use, DemoClock clock, ZoneId zone) {
        this.use = use;
        this.clock = clock;
        this.zone = zone;
        this.couriers = DemoPeople.drivers(use.accounts());
        this.admin = DemoPeople.admin(use.accounts());
        this.routes = DemoRoutes.read().stream()
                .map(draft -> Done.of(use.designRoute().create(draft)).value())
                .toList();
    }

    /**
     * Makes it all.
     *
     * @param use by the given clock
     * @param now up to when
     */
    public static void make(DemoUseCases use, DemoClock clock, ZoneId zone, Instant now) {
        clock.set(now.minus(Duration.ofDays(DAYS_BACK + 1)));
        DemoPeople.make(use);
        var history = new DemoHistory(use, clock, zone);
        var ended = history.work(now);
        new DemoReceipts(use, clock).make(ended, now);
        clock.set(now);
        use.closeReports().close();
        history.offer(now);
    }

    /** A task that has ended, with whoever did it and when. */
    record Ended(TaskId task, Caller courier, Instant at) {}

    private List<Ended> work(Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var ended = new ArrayList<Ended>();
        for (var day = today.minusDays(DAYS_BACK); !day.isAfter(today); day = day.plusDays(1)) {
            var tasks = day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : TASKS_A_DAY;
            for (int i = 0; i < tasks; i++) {
                work(day, i, ended.size(), now).ifPresent(ended::add);
            }
        }
        return ended;
    }

    private Optional<Ended> work(LocalDate day, int ofDay, int count, Instant now) {
        var route = routes.get((count * 3 + ofDay) % routes.size());
        var courier = couriers.get((count * 5 + 3 * ofDay) % couriers.size());
        var start =
                day.atTime(WORK_BEGINS).plusMinutes(95L * ofDay).atZone(zone).toInstant();
        var manner =
                count % 17 == 4 ? Drive.Manner.DETOUR : count % 11 == 6 ? Drive.Manner.STANDING : Drive.Manner.STEADY;
        var drive = new Drive(route.path(), start, 7 + count % 4, manner, count);
        if (!drive.endsAt().isBefore(now)) {
            return Optional.empty();
        }
        clock.set(start.minusSeconds(900));
        var due = drive.endsAt().plusSeconds(count % 6 == 5 ? -120 : 900);
        var title = route.name() + " " + day.getDayOfMonth() + "/" + (ofDay + 1);
        var task = DemoShift.publish(use, admin, route, title, 1200 + 150L * (count % 9), Optional.of(due));
        clock.set(start);
        DemoShift.begin(use, task, courier);
        clock.set(drive.endsAt());
        DemoShift.record(use, task, drive, start, drive.endsAt(), courier);
        if (count % 19 == 8) {
            Done.of(use.cancel().cancel(task, "The customer called it off", admin));
        } else {
            DemoShift.complete(use, task, courier);
        }
        return Optional.of(new Ended(task, courier, drive.endsAt()));
    }

    /** Tasks that whoever looks around as a courier can compete for. */
    private void offer(Instant now) {
        for (int i = 0; i < 5; i++) {
            var route = routes.get(i % routes.size());
            var due = Optional.of(now.plus(Duration.ofHours(3L + i)));
            DemoShift.publish(use, admin, route, route.name() + ", this afternoon", 1800 + 250L * i, due);
        }
    }
}
