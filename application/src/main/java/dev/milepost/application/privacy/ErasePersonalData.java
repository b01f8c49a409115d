package dev.milepost.application.privacy;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.PasswordHasher;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.PrivacyLog;
import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.SecretSource;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.privacy.CourierRecords.Period;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Erases for good what says who a courier was, where they were and what they bought: name and address, sessions and keys, tracks, photos and
 * the words of receipts. What is left are figures: tasks with their times and bonuses, confirmed amounts, summaries. Every step can be taken
 * again, so that an erasure that a fault cut short is finished by asking for it again.
 */
public final class ErasePersonalData {
    static final int MAX_REASON = 500;

    private final Stores stores;
    private final PasswordHasher hasher;
    private final SecretSource secrets;
    private final IdSource ids;
    private final InstantSource clock;
    private final CourierRecords records;

    /** Everything that personal data lies in. */
    public record Stores(
            AccountRepository accounts,
            RefreshTokenRepository sessions,
            DeviceKeyRepository deviceKeys,
            TaskRepository tasks,
            TrackRepository tracks,
            LiveFeed feed,
            ReceiptRepository receipts,
            ReceiptFingerprints fingerprints,
            PhotoStore photos,
            PrivacyLog log) {}

    public ErasePersonalData(
            Stores stores, PasswordHasher hasher, SecretSource secrets, IdSource ids, InstantSource clock) {
        this.stores = stores;
        this.hasher = hasher;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.records = new CourierRecords(stores.tasks(), stores.receipts());
    }

    /** The line of the log about it. Refused for anybody but couriers, and while they hold a task. */
    public Outcome<PrivacyEntry> erase(AccountId id, String reason, Caller admin) {
        var flaws =
                new FlawCollector().requireLine(reason, MAX_REASON, "reason").flaws();
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        var account = stores.accounts().find(id).filter(found -> found.value().isCourier());
        if (account.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        var now = clock.instant();
        if (holdsTask(id, now)) {
            return Outcome.refused(new Refusal.CourierHoldsTask());
        }
        return shutOut(account.get()).then(shut -> {
            eraseTracks(id, now);
            eraseReceipts(id, now);
            var entry =
                    new PrivacyEntry(ids.next(), id, PrivacyEntry.Act.ERASED, admin.accountId(), now, reason.strip());
            stores.log().add(entry);
            return Outcome.done(entry);
        });
    }

    private boolean holdsTask(AccountId courier, Instant now) {
        return List.of(TaskStatus.CLAIMED, TaskStatus.STARTED).stream()
                .anyMatch(status -> records.tasks(courier, Optional.of(status), Period.ALWAYS, now)
                        .findFirst()
                        .isPresent());
    }

    /** First of all, so that nothing new comes while the rest is erased. */
    private Outcome<Account> shutOut(Versioned<Account> account) {
        var id = account.value().id();
        var nobodyKnows = hasher.hash(secrets.next());
        return switch (stores.accounts().save(account.value().erased(), Optional.of(nobodyKnows), account.version())) {
            case SaveResult.Saved<Account> saved -> {
                stores.sessions().revokeAll(id, Optional.empty());
                stores.deviceKeys().list(id).forEach(key -> stores.deviceKeys().remove(id, key.id()));
                yield Outcome.done(saved.saved().value());
            }
            case SaveResult.Stale<Account> stale ->
                Outcome.refused(new Refusal.VersionStale(stale.current().version()));
        };
    }

    private void eraseTracks(AccountId courier, Instant now) {
        records.tasks(courier, Optional.empty(), Period.ALWAYS, now).forEach(task -> {
            TaskId id = task.value().id();
            stores.feed().remove(id);
            stores.tracks().remove(id);
        });
    }

    private void eraseReceipts(AccountId courier, Instant now) {
        records.receipts(courier).forEach(receipt -> {
            stores.photos().remove(receipt.value().facts().id());
            erase(receipt, now);
            stores.fingerprints().remove(receipt.value().facts().id());
        });
    }

    /** What was read of it meanwhile is erased as well. */
    private void erase(Versioned<Receipt> receipt, Instant now) {
        switch (stores.receipts().save(receipt.value().erased(now), receipt.version())) {
            case SaveResult.Saved<Receipt> saved -> {}
            case SaveResult.Stale<Receipt> stale -> erase(stale.current(), now);
        }
    }
}
