package dev.milepost.application.privacy;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.PrivacyLog;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.privacy.CourierRecords.Period;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.Transition;
import dev.milepost.domain.tracking.Track;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives out all that is stored of a courier, for an admin. */
public final class ExportPersonalData {
    private final AccountRepository accounts;
    private final TaskRepository tasks;
    private final TrackRepository tracks;
    private final PhotoStore photos;
    private final PrivacyLog log;
    private final CourierRecords records;
    private final IdSource ids;
    private final InstantSource clock;

    public ExportPersonalData(
            AccountRepository accounts,
            TaskRepository tasks,
            TrackRepository tracks,
            ReceiptRepository receipts,
            PhotoStore photos,
            PrivacyLog log,
            IdSource ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.tasks = tasks;
        this.tracks = tracks;
        this.photos = photos;
        this.log = log;
        this.records = new CourierRecords(tasks, receipts);
        this.ids = ids;
        this.clock = clock;
    }

    /** A task with all that happened on it. */
    public record TaskRecord(Versioned<Task> task, List<Transition> history, Track track) {}

    /** @param photo reads it as it was uploaded; empty if it was erased */
    public record ReceiptRecord(Versioned<Receipt> receipt, Supplier<Optional<byte[]>> photo) {}

    /** All of it, newest first. The streams read as they are walked through, once. */
    public record PersonalData(Versioned<Account> account, Stream<TaskRecord> tasks, Stream<ReceiptRecord> receipts) {}

    /**
     * Notes in the log who asked for it and why, before anything is given out.
     *
     * @param from only tasks published and receipts uploaded then or later
     * @param to only those before
     */
    public Outcome<PersonalData> export(
            AccountId id, String reason, Optional<Instant> from, Optional<Instant> to, Caller admin) {
        var flaws = new FlawCollector()
                .requireLine(reason, ErasePersonalData.MAX_REASON, "reason")
                .flaws();
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        return accounts.find(id)
                .map(account -> Outcome.done(export(account, reason, new Period(from, to), admin)))
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private PersonalData export(Versioned<Account> account, String reason, Period period, Caller admin) {
        var id = account.value().id();
        var now = clock.instant();
        log.add(new PrivacyEntry(ids.next(), id, PrivacyEntry.Act.EXPORTED, admin.accountId(), now, reason.strip()));
        return new PersonalData(
                account,
                records.tasks(id, Optional.empty(), period, now)
                        .map(task -> new TaskRecord(
                                task,
                                tasks.history(task.value().id()),
                                tracks.read(task.value().id()))),
                records.receipts(id)
                        .filter(receipt -> period.holds(receipt.value().facts().uploadedAt()))
                        .map(receipt -> new ReceiptRecord(
                                receipt,
                                () -> photos.find(receipt.value().facts().id()))));
    }

    /** Every line about an account, newest first. */
    public List<PrivacyEntry> log(AccountId id) {
        return log.list(id);
    }
}
