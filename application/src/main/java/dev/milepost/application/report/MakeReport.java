package dev.milepost.application.report;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.RejectedReceipt;
import dev.milepost.domain.receipt.UnreadableReceipt;
import dev.milepost.domain.report.Names;
import dev.milepost.domain.report.Publication;
import dev.milepost.domain.report.ReceiptSummary;
import dev.milepost.domain.report.ReceiptSummary.State;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.Work;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a report of what is stored now. Reads summaries, publications and receipts of the period, never positions. */
final class MakeReport {
    private final ReportSources from;
    private final ZoneId zone;

    MakeReport(ReportSources from, ZoneId zone) {
        this.from = from;
        this.zone = zone;
    }

    Report make(ReportingPeriod period) {
        var work = work(period);
        return Report.of(period, zone, work, names(work));
    }

    /** What was published, ended and uploaded in the period. */
    Work work(ReportingPeriod period) {
        var start = period.start(zone);
        var end = period.end(zone);
        var ended = from.reports().endedBetween(start, end);
        return new Work(
                Optional.of(from.reports().publishedBetween(start, end)),
                ended,
                summaries(from.receipts().uploadedBetween(start, end), ended));
    }

    private List<ReceiptSummary> summaries(List<Receipt> receipts, List<TaskSummary> ended) {
        var places = new HashMap<TaskId, Place>();
        ended.forEach(task -> places.put(task.taskId(), Place.of(task)));
        return receipts.stream()
                .map(receipt -> summary(
                        receipt,
                        places.computeIfAbsent(
                                receipt.facts().taskId(),
                                task -> placeOf(task, receipt.facts().courierId()))))
                .toList();
    }

    /** Where a receipt belongs, which its task says. */
    private record Place(Optional<TeamId> team, RouteId route) {
        static Place of(TaskSummary task) {
            return new Place(task.teamId(), task.routeId());
        }
    }

    /** Of a task that ended in another period, or hasn't ended yet. */
    private Place placeOf(TaskId task, AccountId courier) {
        return from.reports()
                .find(task)
                .map(Place::of)
                .orElseGet(() -> new Place(
                        from.accounts()
                                .find(courier)
                                .flatMap(found -> found.value().teamId()),
                        from.tasks().find(task).orElseThrow().value().terms().routeId()));
    }

    private static ReceiptSummary summary(Receipt receipt, Place place) {
        var facts = receipt.facts();
        return new ReceiptSummary(
                facts.id(),
                facts.taskId(),
                facts.courierId(),
                place.team(),
                place.route(),
                facts.uploadedAt(),
                stateOf(receipt),
                amountOf(receipt));
    }

    private static State stateOf(Receipt receipt) {
        return switch (receipt) {
            case ReadingReceipt reading -> State.PENDING;
            case ReadReceipt read -> State.PENDING;
            case UnreadableReceipt unreadable -> State.PENDING;
            case ConfirmedReceipt confirmed -> confirmed.isCorrected() ? State.CORRECTED : State.CONFIRMED;
            case RejectedReceipt rejected -> State.REJECTED;
        };
    }

    private static Optional<Money> amountOf(Receipt receipt) {
        return switch (receipt) {
            case ReadingReceipt reading -> Optional.empty();
            case ReadReceipt read -> read.reading().total();
            case UnreadableReceipt unreadable -> Optional.empty();
            case ConfirmedReceipt confirmed -> Optional.of(confirmed.total());
            case RejectedReceipt rejected -> rejected.reading().flatMap(Reading::total);
        };
    }

    /** What everybody and everything in this work is called. */
    Names names(Work work) {
        var couriers = Stream.concat(
                work.ended().stream().flatMap(task -> task.courier().stream()),
                work.receipts().stream().map(ReceiptSummary::courier));
        var routes = Stream.of(
                        work.published().stream().flatMap(List::stream).map(Publication::routeId),
                        work.ended().stream().map(TaskSummary::routeId),
                        work.receipts().stream().map(ReceiptSummary::routeId))
                .flatMap(Function.identity());
        return new Names(
                names(couriers.collect(Collectors.toSet())),
                teams(),
                from.routes().names(routes.collect(Collectors.toSet())));
    }

    private Map<AccountId, String> names(Set<AccountId> couriers) {
        return from.accounts().findAll(couriers).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
    }

    private Map<TeamId, String> teams() {
        var names = new HashMap<TeamId, String>();
        var page = from.teams().list(PageRequest.first(PageRequest.MAX_LIMIT));
        add(names, page.items());
        while (page.next().isPresent()) {
            page = from.teams().list(new PageRequest(PageRequest.MAX_LIMIT, page.next()));
            add(names, page.items());
        }
        return names;
    }

    private static void add(Map<TeamId, String> names, Collection<Versioned<Team>> teams) {
        teams.forEach(team -> names.put(team.value().id(), team.value().name()));
    }
}
