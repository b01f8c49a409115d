package dev.milepost.application.privacy;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.InMemoryDeviceKeyRepository;
import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.InMemoryPrivacyLog;
import dev.milepost.application.fake.InMemoryReceiptFingerprints;
import dev.milepost.application.fake.InMemoryRefreshTokenRepository;
import dev.milepost.application.fake.ReversingPasswordHasher;
import dev.milepost.application.fake.SequentialIds;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.privacy.ErasePersonalData.Stores;
import dev.milepost.application.privacy.ExportPersonalData.PersonalData;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.PrivacyEntry;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.Purchase;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    private static final Email ADDRESS = new Email("anna@example.com");
    private static final PasswordHash PASSWORD = new PasswordHash("known");

    private static final ReadReceipt READ = Receipts.numbered(1).waiting().read(Receipts.reading(Tasks.BONUS), NINE);

    private static final Fingerprint LUNCH = new Fingerprint(List.of(), Purchase.of(Receipts.reading(Tasks.BONUS)));

    private final World world = new World();
    private final InMemoryDeviceKeyRepository deviceKeys = new InMemoryDeviceKeyRepository();
    private final InMemoryReceiptFingerprints fingerprints = new InMemoryReceiptFingerprints();
    private final InMemoryPhotoStore photos = new InMemoryPhotoStore();
    private final InMemoryPrivacyLog log = new InMemoryPrivacyLog();
    private final AtomicInteger secrets = new AtomicInteger();
    private final SequentialIds ids = new SequentialIds();
    private final ExportPersonalData export = new ExportPersonalData(
            world.accounts, world.tasks, world.tracks, world.receipts, photos, log, ids, world.clock);
    private final ErasePersonalData erase = new ErasePersonalData(
            new Stores(
                    world.accounts,
                    new InMemoryRefreshTokenRepository(),
                    deviceKeys,
                    world.tasks,
                    world.tracks,
                    world.feed,
                    world.receipts,
                    fingerprints,
                    photos,
                    log),
            new ReversingPasswordHasher(),
            () -> "secret " + secrets.incrementAndGet(),
            ids,
            world.clock);

    @BeforeEach
    void annaHasDoneATaskAndBoughtLunch() {
        world.accounts.add(
                new Account(People.ANNA, ADDRESS, "Anna", Role.COURIER, Optional.empty(), false, NINE), PASSWORD);
        deviceKeys.add(new DeviceKey(new DeviceKeyId("key"), People.ANNA, "Phone", NINE), "hash");
        work(1);
        world.receipts.add(READ);
        photos.put(Receipts.id(1), new byte[] {1, 2, 3});
        fingerprints.add(Receipts.id(1), LUNCH);
    }

    private TaskId work(int number) {
        var task = world.offer(Tasks.numbered(number)).id();
        done(world.claim.claim(task, ANNA));
        done(world.start.start(task, ANNA));
        var begun = world.clock.instant();
        world.clock.pass(Duration.ofSeconds(2_010));
        done(world.record.record(task, Fixes.wholeWay(begun, 201), People.ANNA));
        done(world.complete.complete(task, Optional.empty(), Optional.of("done"), ANNA));
        return task;
    }

    private PersonalData exported() {
        return done(export.export(People.ANNA, "her letter", Optional.empty(), Optional.empty(), ADMIN));
    }

    @Test
    void anExportHasAllThatIsStored() {
        var second = work(2);

        var data = exported();

        assertThat(data.account().value().name()).isEqualTo("Anna");
        assertThat(data.tasks().toList()).hasSize(2).first().satisfies(record -> {
            assertThat(record.task().value().id()).isEqualTo(second);
            assertThat(record.track().fixes()).hasSize(201);
            assertThat(record.history()).hasSize(4);
        });
        assertThat(data.receipts().toList())
                .singleElement()
                .satisfies(record -> assertThat(record.photo().get()).isPresent());
    }

    @Test
    void anExportOfAPeriodHasWhatBeganInIt() {
        var data = done(
                export.export(People.ANNA, "her letter", Optional.of(NINE.plusSeconds(2)), Optional.empty(), ADMIN));

        assertThat(data.tasks()).isEmpty();
        assertThat(data.receipts()).isEmpty();
    }

    @Test
    void whatIsErasedIsGoneAndTheFiguresStay() {
        var task = Tasks.numbered(1).id();
        var figures = world.reports.endedBetween(NINE, NINE.plus(Duration.ofDays(1)));

        done(erase.erase(People.ANNA, "her letter", ADMIN));

        var account = world.accounts.find(People.ANNA).orElseThrow().value();
        assertThat(account.disabled()).isTrue();
        assertThat(account.toString()).doesNotContain("Anna", "example.com");
        assertThat(world.accounts.find(ADDRESS)).isEmpty();
        assertThat(world.accounts.password(People.ANNA)).isPresent().isNotEqualTo(Optional.of(PASSWORD));
        assertThat(deviceKeys.list(People.ANNA)).isEmpty();
        assertThat(world.tracks.read(task)).isEqualTo(Track.EMPTY);
        assertThat(world.feed.find(task)).isEmpty();
        assertThat(photos.find(Receipts.id(1))).isEmpty();
        assertThat(fingerprints.sharingClues(Receipts.id(2), LUNCH)).isEmpty();
        assertThat(world.reports.endedBetween(NINE, NINE.plus(Duration.ofDays(1))))
                .isEqualTo(figures)
                .hasSize(1);
        assertThat(world.tasks.find(task).orElseThrow().value().isHeldBy(People.ANNA))
                .isTrue();
    }

    @Test
    void ofAReceiptTheFiguresStayWithoutItsWords() {
        done(erase.erase(People.ANNA, "her letter", ADMIN));

        var left =
                (ReadReceipt) world.receipts.find(Receipts.id(1)).orElseThrow().value();
        assertThat(left.reading().total()).isEqualTo(READ.reading().total()).isPresent();
        assertThat(left.reading().evidence()).isEmpty();
        assertThat(left.reading().merchant()).isEmpty();
        var confirmed = new ConfirmedReceipt(
                READ.facts(),
                Optional.of(READ.reading()),
                READ.reading().total().orElseThrow(),
                Optional.empty(),
                NINE);
        assertThat(((ConfirmedReceipt) confirmed.erased(NINE)).total()).isEqualTo(confirmed.total());
    }

    @Test
    void bothAreInTheLogNewestFirst() {
        exported();
        world.clock.pass(Duration.ofMinutes(1));
        var erased = done(erase.erase(People.ANNA, " her letter ", ADMIN));

        assertThat(export.log(People.ANNA))
                .extracting(PrivacyEntry::act)
                .containsExactly(PrivacyEntry.Act.ERASED, PrivacyEntry.Act.EXPORTED);
        assertThat(erased.by()).isEqualTo(ADMIN.accountId());
        assertThat(erased.reason()).isEqualTo("her letter");
        assertThat(erased.at()).isEqualTo(world.clock.instant());
    }

    @Test
    void anErasureCanBeRepeated() {
        done(erase.erase(People.ANNA, "her letter", ADMIN));
        var before = world.accounts.find(People.ANNA).map(Versioned::value);

        done(erase.erase(People.ANNA, "again", ADMIN));

        assertThat(world.accounts.find(People.ANNA).map(Versioned::value)).isEqualTo(before);
    }

    @Test
    void whoHoldsATaskIsNotForgottenYet() {
        var task = world.offer(Tasks.numbered(2)).id();
        done(world.claim.claim(task, ANNA));

        assertThat(refused(erase.erase(People.ANNA, "her letter", ADMIN))).isEqualTo(new Refusal.CourierHoldsTask());
        assertThat(world.accounts.find(ADDRESS)).isPresent();
        done(world.start.start(task, ANNA));
        assertThat(refused(erase.erase(People.ANNA, "her letter", ADMIN))).isEqualTo(new Refusal.CourierHoldsTask());
    }

    @Test
    void bothTakeAReasonAndAKnownAccount() {
        for (var reason : List.of("", "x".repeat(501), "two\nlines")) {
            assertThat(refused(erase.erase(People.ANNA, reason, ADMIN))).isInstanceOf(Refusal.Flawed.class);
            assertThat(refused(export.export(People.ANNA, reason, Optional.empty(), Optional.empty(), ADMIN)))
                    .isInstanceOf(Refusal.Flawed.class);
        }
        var nobody = new AccountId("nobody");
        assertThat(refused(erase.erase(nobody, "why", ADMIN))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(export.export(nobody, "why", Optional.empty(), Optional.empty(), ADMIN)))
                .isEqualTo(new Refusal.NotFound());
        assertThat(export.log(People.ANNA)).isEmpty();
    }
}
