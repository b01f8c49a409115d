package dev.milepost.adapters.http.testing;

import dev.milepost.adapters.http.identifier.Uuid7Source;
import dev.milepost.adapters.http.security.RandomSecretSource;
import dev.milepost.application.fake.InMemoryAccountRepository;
import dev.milepost.application.fake.InMemoryDeliveryRepository;
import dev.milepost.application.fake.InMemoryDeviceKeyRepository;
import dev.milepost.application.fake.InMemoryIdempotencyStore;
import dev.milepost.application.fake.InMemoryLiveFeed;
import dev.milepost.application.fake.InMemoryLoginAttempts;
import dev.milepost.application.fake.InMemoryPagePictures;
import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.InMemoryPhotoUploads;
import dev.milepost.application.fake.InMemoryPrivacyLog;
import dev.milepost.application.fake.InMemoryReceiptFingerprints;
import dev.milepost.application.fake.InMemoryReceiptRepository;
import dev.milepost.application.fake.InMemoryRefreshTokenRepository;
import dev.milepost.application.fake.InMemoryReportRepository;
import dev.milepost.application.fake.InMemoryRouteRepository;
import dev.milepost.application.fake.InMemoryTaskRepository;
import dev.milepost.application.fake.InMemoryTeamRepository;
import dev.milepost.application.fake.InMemoryTrackRepository;
import dev.milepost.application.fake.InMemoryWebhookRepository;
import dev.milepost.application.fake.ReversingPasswordHasher;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.PasswordHasher;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.SecretSource;
import dev.milepost.application.report.ReportSources;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The ports of a test application, all in memory but the sources of ids and secrets, which are the real ones. */
public final class TestPorts {
    public final InMemoryAccountRepository accounts = new InMemoryAccountRepository();
    public final InMemoryTeamRepository teams = new InMemoryTeamRepository();
    public final InMemoryDeviceKeyRepository deviceKeys = new InMemoryDeviceKeyRepository();
    public final InMemoryRefreshTokenRepository refreshTokens = new InMemoryRefreshTokenRepository();
    public final InMemoryLoginAttempts loginAttempts = new InMemoryLoginAttempts();
    public final InMemoryIdempotencyStore idempotency = new InMemoryIdempotencyStore();
    public final InMemoryRouteRepository routes = new InMemoryRouteRepository();
    public final InMemoryTaskRepository tasks = new InMemoryTaskRepository();
    public final InMemoryTrackRepository tracks = new InMemoryTrackRepository();
    public final InMemoryLiveFeed liveFeed = new InMemoryLiveFeed();
    public final InMemoryReceiptRepository receipts = new InMemoryReceiptRepository();
    public final InMemoryPhotoStore photos = new InMemoryPhotoStore(4 * 1024 * 1024);
    public final InMemoryPhotoUploads photoUploads = new InMemoryPhotoUploads();
    public final InMemoryReceiptFingerprints fingerprints = new InMemoryReceiptFingerprints();
    public final InMemoryPagePictures pictures = new InMemoryPagePictures();
    public final InMemoryReportRepository reports = new InMemoryReportRepository(tasks);
    public final InMemoryWebhookRepository webhooks = new InMemoryWebhookRepository();
    public final InMemoryDeliveryRepository deliveries = new InMemoryDeliveryRepository();
    public final InMemoryPrivacyLog privacyLog = new InMemoryPrivacyLog();
    public final PasswordHasher hasher = new ReversingPasswordHasher();
    public final IdSource ids = new Uuid7Source();
    public final SecretSource secrets = new RandomSecretSource();
    public final Queue<ReceiptId> queued = new ConcurrentLinkedQueue<>();
    public final ReadingQueue readingQueue = queued::add;

    public ReportSources reportSources() {
        return new ReportSources(reports, receipts, tasks, accounts, teams, routes);
    }
}
