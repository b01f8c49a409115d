package dev.milepost.adapters.local.postgres;

import static java.util.stream.Collectors.joining;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A filtered list of tasks as SQL: as many conditions as the filter names, so that each is served by its index. */
final class TaskQuery {
    /** What {@link Task#asOf} makes of the stored status by {@code :now}. */
    static final String STATUS_NOW = """
            case when status = 'CLAIMED' and start_by < :now
                    then case when claim_by < :now then 'EXPIRED' else 'OPEN' end
                when status = 'OPEN' and claim_by < :now then 'EXPIRED'
                else status end
            """;

    /** Whether the courier that is stored still has the task by {@code :now}. */
    private static final String HELD_NOW = "not (status = 'CLAIMED' and coalesce(start_by < :now, false))";

    private final List<String> conditions = new ArrayList<>();
    private final List<String> alternatives = new ArrayList<>();
    private final Instant now;
    private final Map<String, Object> values = new HashMap<>();

    TaskQuery(TaskFilter filter, PageRequest page) {
        where("id < :after", "after", Keyset.after(page));
        values.put("rows", Keyset.rows(page));
        filter.status().ifPresent(this::status);
        filter.courier()
                .ifPresent(courier -> where("courier_id = :courier and " + HELD_NOW, "courier", courier.value()));
        filter.team().ifPresent(team -> where("team_id = :team", "team", team.value()));
        filter.from().ifPresent(from -> where("published_at >= :from", "from", from));
        filter.to().ifPresent(to -> where("published_at < :to", "to", to));
        filter.visibleTo()
                .ifPresent(viewer -> visibleTo(
                        viewer.courier(), viewer.team().map(TeamId::value).orElse("")));
        this.now = filter.now();
    }

    private void where(String condition, String name, Object value) {
        conditions.add("(" + condition + ")");
        values.put(name, value);
    }

    private void status(TaskStatus status) {
        // The stored statuses that may have become this one come first: they have an index.
        where("status = any(:stored)", "stored", storedAs(status));
        where(STATUS_NOW + " = :status", "status", status.name());
    }

    private static String[] storedAs(TaskStatus status) {
        return switch (status) {
            case OPEN -> new String[] {"OPEN", "CLAIMED"};
            case EXPIRED -> new String[] {"EXPIRED", "OPEN", "CLAIMED"};
            case CLAIMED, STARTED, COMPLETED, CANCELLED -> new String[] {status.name()};
        };
    }

    /**
     * What a courier holds and what it may claim have nothing in common but the list: each is found by its own index, and the list is
     * merged from the first rows of both.
     */
    private void visibleTo(AccountId courier, String team) {
        values.put("viewer", courier.value());
        values.put("viewerTeam", team);
        alternatives.add("courier_id = :viewer and " + HELD_NOW);
        alternatives.add("status = any('{OPEN,CLAIMED}') and " + STATUS_NOW
                + " = 'OPEN' and (team_id is null or team_id = :viewerTeam)");
    }

    List<Versioned<Task>> list(Handle handle) {
        var sql = sql();
        if (sql.contains(":now")) {
            values.put("now", now);
        }
        return handle.createQuery(sql).bindMap(values).map(TaskRows::task).list();
    }

    private String sql() {
        if (alternatives.isEmpty()) {
            return select("true");
        }
        var both = alternatives.stream().map(each -> "(" + select(each) + ")").collect(joining(" union all "));
        return "select * from (" + both + ") either order by id desc limit :rows";
    }

    private String select(String alternative) {
        return "select * from tasks where " + String.join(" and ", conditions) + " and (" + alternative
                + ") order by id desc limit :rows";
    }
}
