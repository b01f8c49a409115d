package dev.milepost.application.report;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.RejectedReceipt;
import dev.milepost.domain.receipt.UnreadableReceipt;
import dev.milepost.domain.report.ReceiptSummary;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a report of what is stored now. Reads summaries and receipts of the period, never positions. */
final class MakeReport {
    private final ReportRepository reports;
    private final ReceiptRepository receipts;
    private final AccountRepository accounts;
    private final ZoneId zone;

    MakeReport(ReportRepository reports, ReceiptRepository receipts, AccountRepository accounts, ZoneId zone) {
        this.reports = reports;
        this.receipts = receipts;
        this.accounts = accounts;
        this.zone = zone;
    }

    Report make(ReportingPeriod period) {
        var from = period.start(zone);
        var to = period.end(zone);
        var tasks = reports.endedBetween(from, to);
        var uploads = receipts.uploadedBetween(from, to).stream()
                .map(MakeReport::summary)
                .toList();
        var couriers = Stream.concat(
                        tasks.stream().map(TaskSummary::courier),
                        uploads.stream().map(ReceiptSummary::courier))
                .collect(Collectors.toSet());
        return Report.of(period, zone, tasks, uploads, accounts.findAll(couriers));
    }

    private static ReceiptSummary summary(Receipt receipt) {
        var facts = receipt.facts();
        var confirmed = receipt instanceof ConfirmedReceipt done ? Optional.of(done.total()) : Optional.<Money>empty();
        return new ReceiptSummary(facts.id(), facts.courierId(), facts.uploadedAt(), stateOf(receipt), confirmed);
    }

    private static ReceiptSummary.State stateOf(Receipt receipt) {
        return switch (receipt) {
            case ReadingReceipt reading -> ReceiptSummary.State.PENDING;
            case ReadReceipt read -> ReceiptSummary.State.PENDING;
            case UnreadableReceipt unreadable -> ReceiptSummary.State.PENDING;
            case ConfirmedReceipt confirmed -> ReceiptSummary.State.CONFIRMED;
            case RejectedReceipt rejected -> ReceiptSummary.State.REJECTED;
        };
    }
}
