package dev.milepost.server.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/**
 * How long the server takes to make a month's report of so many summaries, from the request to the last byte, beside a plain aggregate of
 * the same rows by courier. And whether positions have anything to do with it.
 */
final class ReportsBench implements Benchmark {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int TASKS_A_COURIER = 22;
    private static final int RUNS = 7;
    private static final int POINTS = 1_000_000;

    /** What the aggregate and the rows before it are about: the month that runs. */
    private static final String IN_MONTH =
            "ended_at >= date_trunc('month', now() at time zone 'Asia/Shanghai') at time zone" + " 'Asia/Shanghai'";

    @Override
    public void run(Figures figures) {
        try (var bench = Workbench.open()) {
            var server = bench.serve(Map.of("MILEPOST_ZONE", ZONE.getId()));
            var database = new BenchDatabase(bench.data());
            var admin = Fleet.admin(server.address());
            for (var summaries : new int[] {1_000, 10_000, 22_000, 100_000}) {
                measure(summaries, database, admin, figures);
            }
            fill(22_000, database);
            figures.doing(POINTS + " positions are added");
            database.execute(
                    "insert into fixes select 1, n, 311234567, 1214567890, 8.5, 7.25, 123.5, null, null, false, 'API'"
                            + " from generate_series(1, " + POINTS + ") n");
            figures.add(Figure.of(
                            "22 000 summaries, with " + POINTS / 1_000_000 + " M positions",
                            "ms",
                            report(admin, 22_000))
                    .beside(aggregate(database)));
        }
        figures.note("Target: 1 000 couriers with 22 tasks each within 2 000 ms, whatever the number of positions.");
    }

    private static void measure(int summaries, BenchDatabase database, Api admin, Figures figures) {
        figures.doing(summaries + " summaries of " + couriers(summaries) + " couriers");
        fill(summaries, database);
        figures.add(Figure.of(summaries + " summaries", "ms", report(admin, summaries))
                .beside(aggregate(database)));
    }

    private static int couriers(int summaries) {
        return Math.max(1, summaries / TASKS_A_COURIER);
    }

    /** The month's tasks and their summaries, a tenth of them cancelled, with couriers and routes that have names. */
    private static void fill(int summaries, BenchDatabase database) {
        database.execute("truncate task_summaries, task_transitions, tasks");
        database.execute("delete from accounts where id like 'bench-%'");
        database.execute(
                "insert into accounts select 'bench-' || n, 1, 'bench-' || n || '@milepost.test', 'Courier ' || n,"
                        + " 'COURIER', null, false, now(), 'none' from generate_series(0, " + (couriers(summaries) - 1)
                        + ") n");
        database.execute("insert into tasks (id, version, status, title, route_id, bonus_minor_units, bonus_currency,"
                + " opens_at, published_by, published_at, courier_id, claimed_at, route_version, started_at, work_ended_at,"
                + " ended_at, summary_due)"
                + " select lpad(n::text, 26, '0'), 4, 'COMPLETED', 'Bench ' || n, 'route-' || n % 40, 1000 + n % 500, 'CNY',"
                + " at - interval '3 hours', 'admin', at - interval '4 hours', 'bench-' || n % " + couriers(summaries)
                + ", at - interval '2 hours', 1, at - interval '1 hour', at, at, false"
                + " from (select n, now() - (now() - date_trunc('month', now() at time zone 'Asia/Shanghai') at time zone"
                + " 'Asia/Shanghai') * random() as at from generate_series(1, " + summaries + ") n) rows");
        database.execute("insert into task_summaries select id, title, route_id, courier_id, null,"
                + " case when random() < 0.9 then 'COMPLETED_ON_TIME' else 'CANCELLED' end, bonus_minor_units,"
                + " bonus_currency, published_at, opens_at, claimed_at - random() * interval '1 hour', started_at, ended_at,"
                + " (random() * 20000)::bigint, 15000, (random() * 3000000)::bigint, (random() * 600000)::bigint,"
                + " (random() * 60000)::bigint, (random() * 3)::int, 600, 590, 1, 400000 from tasks");
        database.execute("analyze");
    }

    /** The median time of a preview, which is made anew for every request. */
    private static double report(Api admin, int summaries) {
        var month = YearMonth.from(LocalDate.now(ZONE));
        return median(() -> {
            var totals = admin.get("/reports/monthly/" + month).expect(200).path("totals");
            var ended =
                    totals.path("completed").asInt() + totals.path("cancelled").asInt();
            if (ended != summaries) {
                throw new IllegalStateException(ended + " of " + summaries + " tasks are in the report");
            }
        });
    }

    /** Counts, sums, medians and ninetieth percentiles by courier, as one statement. */
    private static double aggregate(BenchDatabase database) {
        return median(() -> database.number("select count(*) from (select courier_id, count(*),"
                + " count(*) filter (where outcome like 'COMPLETED%'), count(*) filter (where outcome = 'CANCELLED'),"
                + " sum(distance_metres), sum(planned_metres), sum(moving_millis), sum(standing_millis),"
                + " sum(off_route_millis), sum(off_route_episodes), sum(bonus_minor_units), sum(points),"
                + " percentile_disc(array[0.5, 0.9]) within group (order by claimed_at - opens_at),"
                + " percentile_disc(array[0.5, 0.9]) within group (order by started_at - claimed_at),"
                + " percentile_disc(array[0.5, 0.9]) within group (order by ended_at - started_at)"
                + " from task_summaries where " + IN_MONTH + " group by courier_id) rows"));
    }

    private static double median(Runnable work) {
        work.run();
        var times = new double[RUNS];
        for (var i = 0; i < RUNS; i++) {
            var began = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }
}
