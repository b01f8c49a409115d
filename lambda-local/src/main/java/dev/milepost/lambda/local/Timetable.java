package dev.milepost.lambda.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Schedules by what the clock says. One whose time has come while nobody looked, as on a laptop that slept, is called once, for the first of
 * these times.
 */
final class Timetable {
    private final InstantSource clock;
    private final BiConsumer<Schedule, Instant> call;
    private final Map<Schedule, Entry> entries = new HashMap<>();

    private record Entry(Instant made, Optional<Instant> next) {}

    /** @param call is given a schedule and its time when this has come, and doesn't take long over it */
    Timetable(InstantSource clock, BiConsumer<Schedule, Instant> call) {
        this.clock = clock;
        this.call = call;
    }

    /** From now on these; those that were there go on. */
    synchronized void follow(List<Schedule> schedules) {
        var now = clock.instant();
        entries.keySet().retainAll(schedules);
        schedules.forEach(schedule -> entries.computeIfAbsent(schedule, made -> new Entry(now, made.next(now, now))));
    }

    /** Calls those whose time has come. */
    synchronized void callWhatIsDue() {
        var now = clock.instant();
        entries.replaceAll((schedule, entry) -> entry.next()
                .filter(time -> !time.isAfter(now))
                .map(time -> {
                    call.accept(schedule, time);
                    return new Entry(entry.made(), schedule.next(entry.made(), now.plusNanos(1)));
                })
                .orElse(entry));
    }
}
