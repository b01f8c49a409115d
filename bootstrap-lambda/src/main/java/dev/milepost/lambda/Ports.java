package dev.milepost.lambda;

import dev.milepost.adapters.aws.dynamodb.DynamoDb;
import dev.milepost.adapters.aws.dynamodb.DynamoDbAccountRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbDeliveryRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbDeviceKeyRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbIdempotencyStore;
import dev.milepost.adapters.aws.dynamodb.DynamoDbLiveFeed;
import dev.milepost.adapters.aws.dynamodb.DynamoDbLoginAttempts;
import dev.milepost.adapters.aws.dynamodb.DynamoDbPrivacyLog;
import dev.milepost.adapters.aws.dynamodb.DynamoDbReceiptFingerprints;
import dev.milepost.adapters.aws.dynamodb.DynamoDbReceiptRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbRefreshTokenRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbReportRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbRouteRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTaskRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTeamRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTrackLog;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTrackRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbWebhookRepository;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.aws.s3.S3PhotoStore;
import dev.milepost.adapters.aws.sqs.SqsFixQueue;
import dev.milepost.adapters.aws.sqs.SqsReadingQueue;
import dev.milepost.adapters.aws.textract.TextractRecognizer;
import dev.milepost.adapters.http.dispatch.RateLimiter;
import dev.milepost.adapters.http.identifier.Uuid7Source;
import dev.milepost.adapters.http.security.DeviceKeyCheck;
import dev.milepost.adapters.http.security.RandomSecretSource;
import dev.milepost.adapters.local.imaging.ImageIoPagePictures;
import dev.milepost.adapters.local.tesseract.TesseractTextRecognizer;
import dev.milepost.application.people.ManageDeviceKeys;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.application.port.FixQueue;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.IdempotencyStore;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.LoginAttempts;
import dev.milepost.application.port.PagePictures;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.PrivacyLog;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SecretSource;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.WebhookRepository;
import dev.milepost.application.report.ReportSources;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.task.SettleLapsedTasks;
import dev.milepost.application.task.TaskEnd;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.application.tracking.RaiseAlerts;
import dev.milepost.domain.tracking.AlertRules;
import dev.milepost.domain.tracking.TrackingRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Every port on AWS, put together by hand, and the few use cases that several units share. Each client is made when something needs it; an
 * instance has one of each.
 */
public final class Ports {
    /** The secret that access tokens are signed with, as a JSON Web Key Set. */
    public static final String SIGNING_KEYS = "jwt-keys";

    /** So many times the requests of a second may come at once. */
    private static final int BURST_SECONDS = 4;

    private static final Duration SECRETS_REMEMBERED = Duration.ofMinutes(5);

    private final Settings settings;
    private final InstantSource clock;
    private final IdSource ids = new Uuid7Source();
    private final SecretSource secrets = new RandomSecretSource();
    private final PagePictures pictures = new ImageIoPagePictures();
    private final Supplier<DynamoDb> dynamo;
    private final Supplier<S3Client> s3 = new Lazy<>(Clients::s3);
    private final Supplier<DynamoDbLiveFeed> feed;
    private final Supplier<RateLimiter> limiter = new Lazy<>(this::newLimiter);
    private final Supplier<ProgressTracker> tracker = new Lazy<>(this::newTracker);

    public Ports(Settings settings) {
        this.settings = settings;
        this.clock = new OffsetClock(settings.clockOffset());
        this.dynamo = new Lazy<>(() -> new DynamoDb(Clients.dynamoDb(), settings.environment()));
        this.feed = new Lazy<>(() -> new DynamoDbLiveFeed(dynamo.get(), settings.keepTracks(), clock));
    }

    public Settings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    public IdSource ids() {
        return ids;
    }

    public SecretSource secrets() {
        return secrets;
    }

    /** Whether the tables answer. */
    public boolean tablesAnswer() {
        try {
            dynamo.get().ping();
            return true;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    public AccountRepository accounts() {
        return new DynamoDbAccountRepository(dynamo.get());
    }

    public TeamRepository teams() {
        return new DynamoDbTeamRepository(dynamo.get());
    }

    public DeviceKeyRepository deviceKeys() {
        return new DynamoDbDeviceKeyRepository(dynamo.get());
    }

    public RefreshTokenRepository refreshTokens() {
        return new DynamoDbRefreshTokenRepository(dynamo.get());
    }

    public PrivacyLog privacyLog() {
        return new DynamoDbPrivacyLog(dynamo.get());
    }

    public LoginAttempts loginAttempts() {
        return new DynamoDbLoginAttempts(dynamo.get());
    }

    public IdempotencyStore idempotency() {
        return new DynamoDbIdempotencyStore(dynamo.get());
    }

    public RouteRepository routes() {
        return new DynamoDbRouteRepository(dynamo.get());
    }

    public TaskRepository tasks() {
        return new DynamoDbTaskRepository(dynamo.get());
    }

    public TrackRepository tracks() {
        return new DynamoDbTrackRepository(dynamo.get(), settings.keepTracks());
    }

    public LiveFeed feed() {
        return feed.get();
    }

    public ReceiptRepository receipts() {
        return new DynamoDbReceiptRepository(dynamo.get());
    }

    public ReceiptFingerprints fingerprints() {
        return new DynamoDbReceiptFingerprints(dynamo.get());
    }

    /** One an instance: it bounds how many are made at a time. */
    public PagePictures pictures() {
        return pictures;
    }

    public ReportRepository reports() {
        return new DynamoDbReportRepository(dynamo.get());
    }

    public WebhookRepository webhooks() {
        return new DynamoDbWebhookRepository(dynamo.get());
    }

    public DeliveryRepository deliveries() {
        return new DynamoDbDeliveryRepository(dynamo.get());
    }

    public PhotoStore photos() {
        return new S3PhotoStore(s3.get(), settings.bucket());
    }

    public ReadingQueue readingQueue() {
        return new SqsReadingQueue(Clients.sqs(), settings.readingQueueUrl());
    }

    public FixQueue fixQueue() {
        return new SqsFixQueue(Clients.sqs(), settings.positionsQueueUrl());
    }

    /** An instance has one receipt at a time, and so one page. */
    public TextRecognizer recognizer() {
        return settings.readsWithTesseract()
                ? TesseractTextRecognizer.openInstalled(settings.tesseract(), 1)
                : new TextractRecognizer(Clients.textract(), s3.get(), settings.bucket());
    }

    /** A secret of this environment. */
    public StoredParameter secret(String name) {
        return new StoredParameter(Clients.ssm(), settings.parameter(name), SECRETS_REMEMBERED, clock);
    }

    public TrackingRules trackingRules() {
        return TrackingRules.DEFAULTS.withSignalAges(settings.stale(), settings.lost());
    }

    public RaiseAlerts raiseAlerts() {
        var alerts = new AlertRules(trackingRules(), settings.stationary(), settings.lateBy());
        return new RaiseAlerts(tasks(), feed(), alerts, clock);
    }

    /** One an instance: it remembers how far tasks have got. */
    public ProgressTracker tracker() {
        return tracker.get();
    }

    private RateLimiter newLimiter() {
        var rate = settings.ratePerSecond();
        return new RateLimiter(rate, rate * BURST_SECONDS, System::nanoTime);
    }

    private ProgressTracker newTracker() {
        var log = new DynamoDbTrackLog(dynamo.get(), feed.get());
        return new ProgressTracker(routes(), tracks(), feed(), log, trackingRules());
    }

    public ReportSources reportSources() {
        return new ReportSources(reports(), receipts(), tasks(), accounts(), teams(), routes());
    }

    public SummariseTask summarise() {
        return new SummariseTask(
                reports(), accounts(), tracks(), trackingRules().lostAfter());
    }

    public TaskEnd taskEnd() {
        return new TaskEnd(tasks(), reports(), tracker(), summarise());
    }

    public ManageDeviceKeys manageDeviceKeys() {
        return new ManageDeviceKeys(deviceKeys(), ids, secrets, clock);
    }

    public DeviceKeyCheck deviceKeyCheck() {
        return new DeviceKeyCheck(accounts(), manageDeviceKeys(), clock);
    }

    /** One an instance: every request of an account or a device key that it answers is counted by it. */
    public RateLimiter limiter() {
        return limiter.get();
    }

    public SettleLapsedTasks settleLapsed() {
        return new SettleLapsedTasks(tasks(), clock);
    }
}
