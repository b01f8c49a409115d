package dev.milepost.server;

import dev.milepost.adapters.http.identifier.Uuid7Source;
import dev.milepost.adapters.http.security.Argon2PasswordHasher;
import dev.milepost.adapters.http.security.RandomSecretSource;
import dev.milepost.adapters.local.schedule.ReadingPool;
import dev.milepost.application.delivery.AnnounceEditions;
import dev.milepost.application.delivery.DeliveryQueries;
import dev.milepost.application.delivery.ManageWebhooks;
import dev.milepost.application.people.AccountQueries;
import dev.milepost.application.people.ChangeAccount;
import dev.milepost.application.people.CreateAccount;
import dev.milepost.application.people.ManageDeviceKeys;
import dev.milepost.application.people.ManageTeams;
import dev.milepost.application.privacy.ErasePersonalData;
import dev.milepost.application.privacy.ExportPersonalData;
import dev.milepost.application.receipt.FindDuplicate;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.application.receipt.ReadingPolicy;
import dev.milepost.application.receipt.ReceiptQueries;
import dev.milepost.application.receipt.ReviewReceipt;
import dev.milepost.application.receipt.UploadReceipt;
import dev.milepost.application.report.CloseReports;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.route.ArchiveRoute;
import dev.milepost.application.route.DesignRoute;
import dev.milepost.application.route.RouteQueries;
import dev.milepost.application.task.CancelTask;
import dev.milepost.application.task.ClaimTask;
import dev.milepost.application.task.CompleteTask;
import dev.milepost.application.task.PublishTask;
import dev.milepost.application.task.ReleaseTask;
import dev.milepost.application.task.ReviseTask;
import dev.milepost.application.task.SettleLapsedTasks;
import dev.milepost.application.task.StartTask;
import dev.milepost.application.task.TaskEnd;
import dev.milepost.application.task.TaskQueries;
import dev.milepost.application.task.TaskReferences;
import dev.milepost.application.task.TaskTransitions;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.application.tracking.RaiseAlerts;
import dev.milepost.application.tracking.RecordFixes;
import dev.milepost.application.tracking.RecordPhoneFixes;
import dev.milepost.application.tracking.RoutePaces;
import dev.milepost.application.tracking.StartedTasks;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReceiptReader;
import java.time.InstantSource;
import java.util.Optional;

/** Every use case, put together by hand. */
final class Application {
    final InstantSource clock;
    final Uuid7Source ids;
    final RandomSecretSource secrets = new RandomSecretSource();
    final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    final CreateAccount createAccount;
    final ChangeAccount changeAccount;
    final AccountQueries accountQueries;
    final ManageTeams teams;
    final ManageDeviceKeys deviceKeys;

    final DesignRoute designRoute;
    final ArchiveRoute archiveRoute;
    final RouteQueries routeQueries;

    final PublishTask publishTask;
    final ReviseTask reviseTask;
    final ClaimTask claimTask;
    final ReleaseTask releaseTask;
    final StartTask startTask;
    final CompleteTask completeTask;
    final CancelTask cancelTask;
    final TaskQueries taskQueries;
    final SettleLapsedTasks settleLapsed;
    final TaskEnd taskEnd;

    final RecordFixes recordFixes;
    final RecordPhoneFixes recordPhoneFixes;
    final TrackingQueries trackingQueries;
    final RaiseAlerts raiseAlerts;
    final RoutePaces routePaces;

    final ReadingPool readingPool;
    final UploadReceipt uploadReceipt;
    final ReviewReceipt reviewReceipt;
    final ReceiptQueries receiptQueries;

    final ExportPersonalData exportPersonalData;
    final ErasePersonalData erasePersonalData;

    final ReportQueries reportQueries;
    final CloseReports closeReports;
    final AnnounceEditions announceEditions;
    final ManageWebhooks webhooks;
    final DeliveryQueries deliveryQueries;

    Application(Repositories stored, Ocr ocr, Settings settings, InstantSource clock) {
        this.clock = clock;
        ids = new Uuid7Source();

        createAccount = new CreateAccount(stored.accounts(), stored.teams(), hasher, ids, clock);
        changeAccount = new ChangeAccount(stored.accounts(), stored.teams(), hasher);
        accountQueries = new AccountQueries(stored.accounts());
        teams = new ManageTeams(stored.teams(), stored.accounts(), stored.tasks(), ids, clock);
        deviceKeys = new ManageDeviceKeys(stored.deviceKeys(), ids, secrets, clock);

        designRoute = new DesignRoute(stored.routes(), ids);
        archiveRoute = new ArchiveRoute(stored.routes(), stored.tasks(), clock);
        routeQueries = new RouteQueries(stored.routes());

        var rules = settings.trackingRules();
        routePaces = new RoutePaces(stored.reports(), clock);
        var tracker = new ProgressTracker(
                stored.routes(), stored.tracks(), stored.liveFeed(), stored.trackLog(), rules, routePaces::of);
        var summarise = new SummariseTask(stored.reports(), stored.accounts(), stored.tracks(), rules.lostAfter());
        recordFixes = new RecordFixes(StartedTasks.remembering(stored.tasks()), tracker, summarise, clock);
        recordPhoneFixes = new RecordPhoneFixes(stored.tasks(), recordFixes, clock);
        trackingQueries = new TrackingQueries(
                stored.tasks(),
                stored.routes(),
                stored.tracks(),
                stored.liveFeed(),
                tracker,
                rules,
                settings.keepTracks(),
                clock);

        raiseAlerts = new RaiseAlerts(stored.tasks(), stored.liveFeed(), settings.alertRules(), clock);

        var references = new TaskReferences(stored.routes(), stored.teams());
        var transitions = new TaskTransitions(stored.tasks(), clock, settings.claimLimit());
        settleLapsed = new SettleLapsedTasks(stored.tasks(), clock);
        taskEnd = new TaskEnd(stored.tasks(), stored.reports(), tracker, summarise);
        stored.publisher().start(taskEnd::correct);
        publishTask = new PublishTask(stored.tasks(), references, ids, clock);
        reviseTask = new ReviseTask(transitions, references);
        claimTask = new ClaimTask(transitions, settleLapsed);
        releaseTask = new ReleaseTask(transitions);
        startTask = new StartTask(transitions, stored.routes(), tracker);
        completeTask = new CompleteTask(transitions, tracker, taskEnd);
        cancelTask = new CancelTask(transitions, taskEnd);
        taskQueries = new TaskQueries(stored.tasks(), clock);

        var readerSettings = new ReaderSettings(settings.currency(), Optional.of(settings.country()));
        var readReceipt = new ReadUploadedReceipt(
                stored.receipts(),
                stored.photos(),
                ocr.recognizer(),
                new ReceiptReader(settings.vocabulary()),
                new FindDuplicate(stored.receipts(), stored.fingerprints(), ocr.pictures()),
                new ReadingPolicy(readerSettings, settings.receiptAuto()),
                clock);
        readingPool = new ReadingPool(readReceipt, stored.receipts(), settings.readers());
        uploadReceipt = new UploadReceipt(stored.tasks(), stored.receipts(), stored.photos(), readingPool, ids, clock);
        reviewReceipt = new ReviewReceipt(stored.receipts(), clock);
        receiptQueries = new ReceiptQueries(stored.receipts(), stored.photos(), ocr.pictures());

        var sources = stored.reportSources();
        exportPersonalData = new ExportPersonalData(
                stored.accounts(),
                stored.tasks(),
                stored.tracks(),
                stored.receipts(),
                stored.photos(),
                stored.privacyLog(),
                ids,
                clock);
        var personal = new ErasePersonalData.Stores(
                stored.accounts(),
                stored.refreshTokens(),
                stored.deviceKeys(),
                stored.tasks(),
                stored.tracks(),
                stored.liveFeed(),
                stored.receipts(),
                stored.fingerprints(),
                stored.photos(),
                stored.privacyLog());
        erasePersonalData = new ErasePersonalData(personal, hasher, secrets, ids, clock);

        reportQueries = new ReportQueries(sources, settings.zone(), clock);
        closeReports = new CloseReports(sources, settings.zone(), clock);

        var delivery = settings.delivery();
        announceEditions = new AnnounceEditions(
                stored.reports(), stored.webhooks(), stored.deliveries(), delivery.recipients(), clock);
        webhooks = new ManageWebhooks(
                stored.webhooks(), stored.deliveries(), delivery.privateNetworks(), ids, secrets, clock);
        deliveryQueries = new DeliveryQueries(stored.deliveries());
    }
}
