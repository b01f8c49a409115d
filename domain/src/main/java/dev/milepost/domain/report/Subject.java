package dev.milepost.domain.report;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import java.util.List;
import java.util.Optional;

/** Whom or what figures are about: all that these restrict; nothing at all is the organisation. */
public record Subject(Optional<TeamId> team, Optional<AccountId> courier, Optional<RouteId> route) {
    public static final Subject ORGANISATION = new Subject(Optional.empty(), Optional.empty(), Optional.empty());

    public static Subject of(TeamId team) {
        return new Subject(Optional.of(team), Optional.empty(), Optional.empty());
    }

    public static Subject of(RouteId route) {
        return new Subject(Optional.empty(), Optional.empty(), Optional.of(route));
    }

    /** A courier in the team that it worked for. */
    public static Subject of(AccountId courier, Optional<TeamId> team) {
        return new Subject(team, Optional.of(courier), Optional.empty());
    }

    /** This subject's part of the work. */
    public Work partOf(Work all) {
        return new Work(
                courier.isPresent() ? Optional.empty() : all.published().map(this::publishedAmong),
                all.ended().stream().filter(this::has).toList(),
                all.receipts().stream().filter(this::has).toList());
    }

    private List<Publication> publishedAmong(List<Publication> all) {
        return all.stream()
                .filter(task -> among(team, task.teamId()) && among(route, Optional.of(task.routeId())))
                .toList();
    }

    public boolean has(TaskSummary task) {
        return among(team, task.teamId())
                && among(courier, task.courier())
                && among(route, Optional.of(task.routeId()));
    }

    private boolean has(ReceiptSummary receipt) {
        return among(team, receipt.teamId())
                && among(courier, Optional.of(receipt.courier()))
                && among(route, Optional.of(receipt.routeId()));
    }

    private static <T> boolean among(Optional<T> wanted, Optional<T> actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }
}
