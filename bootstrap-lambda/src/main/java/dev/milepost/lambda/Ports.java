package dev.milepost.lambda;

import dev.milepost.adapters.aws.dynamodb.DynamoDb;
import dev.milepost.adapters.aws.dynamodb.DynamoDbLiveConnections;
import dev.milepost.adapters.aws.dynamodb.DynamoDbLiveFeed;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTrackLog;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTrackRepository;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.aws.s3.S3PhotoStore;
import dev.milepost.adapters.aws.s3.S3PhotoUploads;
import dev.milepost.adapters.aws.sqs.SqsFixQueue;
import dev.milepost.adapters.aws.sqs.SqsReadingQueue;
import dev.milepost.adapters.aws.textract.TextractRecognizer;
import dev.milepost.adapters.http.catalogue.Cursors;
import dev.milepost.adapters.http.dispatch.RateLimiter;
import dev.milepost.adapters.http.identifier.Uuid7Source;
import dev.milepost.adapters.http.live.LiveConnections;
import dev.milepost.adapters.http.live.LivePost;
import dev.milepost.adapters.http.security.DeviceKeyCheck;
import dev.milepost.adapters.http.security.RandomSecretSource;
import dev.milepost.adapters.http.unit.UnitPorts;
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
import dev.milepost.application.port.PhotoUploads;
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
import dev.milepost.application.tracking.RoutePaces;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.tracking.AlertRules;
import dev.milepost.domain.tracking.TrackingRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Every port on AWS, put together by hand, and the few use cases that several units share. Each client is made when something needs it; an
 * instance has one of each.
 */
public final class Ports {
    /** The secret that access tokens are signed with, as a JSON Web Key Set. */
    public static final String SIGNING_KEYS = "jwt-keys";

    /** The secret that cursors of lists are signed with. */
    public static final String CURSOR_KEY = "cursor-key";

    /** The secret that says where PostgreSQL is, if the stores are there: a JDBC URL with user and password. */
    public static final String DATABASE = "database";

    /** So many times the requests of a second may come at once. */
    private static final int BURST_SECONDS = 4;

    /** How often an instance looks at the usual pace on routes, and at how many tasks: some 250 read units. */
    private static final Duration PACES_AGE = Duration.ofHours(6);

    private static final int MOST_SUMMARIES = 2_000;

    private static final Duration SECRETS_REMEMBERED = Duration.ofMinutes(5);

    private final Settings settings;
    private final InstantSource clock;
    private final IdSource ids = new Uuid7Source();
    private final SecretSource secrets = new RandomSecretSource();
    private final PagePictures pictures = new ImageIoPagePictures();
    private final Supplier<DynamoDb> dynamo;
    private final Supplier<Stores> stores = new Lazy<>(this::openStores);
    private final Supplier<S3Client> s3 = new Lazy<>(Clients::s3);
    private final Supplier<S3Presigner> presigner = new Lazy<>(() -> Clients.presigner(s3.get()));
    private final Supplier<DynamoDbLiveFeed> feed;
    private final Supplier<RateLimiter> limiter = new Lazy<>(this::newLimiter);
    private final Supplier<StoredParameter> cursorKey = new Lazy<>(() -> secret(CURSOR_KEY));
    private final Supplier<ProgressTracker> tracker = new Lazy<>(this::newTracker);

    public Ports(Settings settings) {
        this.settings = settings;
        this.clock = new OffsetClock(settings.clockOffset());
        this.dynamo = new Lazy<>(() -> new DynamoDb(Clients.dynamoDb(), settings.environment()));
        this.feed = new Lazy<>(() -> new DynamoDbLiveFeed(dynamo.get(), settings.keepTracks(), clock));
    }

    private Stores openStores() {
        return settings.keepsInPostgres() ? PostgresStores.at(this::databaseUrl) : new DynamoDbStores(dynamo.get());
    }

    private String databaseUrl() {
        return secret(DATABASE)
                .read()
                .orElseThrow(() -> new StoreUnavailableException("there is no " + settings.parameter(DATABASE)))
                .value();
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

    /** Whether the stores answer. */
    public boolean tablesAnswer() {
        return stores.get().answer();
    }

    public AccountRepository accounts() {
        return stores.get().accounts();
    }

    public TeamRepository teams() {
        return stores.get().teams();
    }

    public DeviceKeyRepository deviceKeys() {
        return stores.get().deviceKeys();
    }

    public RefreshTokenRepository refreshTokens() {
        return stores.get().refreshTokens();
    }

    public PrivacyLog privacyLog() {
        return stores.get().privacyLog();
    }

    public LoginAttempts loginAttempts() {
        return stores.get().loginAttempts();
    }

    public IdempotencyStore idempotency() {
        return stores.get().idempotency();
    }

    public RouteRepository routes() {
        return stores.get().routes();
    }

    public TaskRepository tasks() {
        return stores.get().tasks();
    }

    public TrackRepository tracks() {
        return new DynamoDbTrackRepository(dynamo.get(), settings.keepTracks());
    }

    public LiveFeed feed() {
        return feed.get();
    }

    public LiveConnections liveConnections() {
        return new DynamoDbLiveConnections(dynamo.get(), clock);
    }

    public LivePost livePost() {
        return Clients.sockets(settings.liveStage());
    }

    public TrackingQueries trackingQueries() {
        return new TrackingQueries(
                tasks(), routes(), tracks(), feed(), tracker(), trackingRules(), settings.keepTracks(), clock);
    }

    public ReceiptRepository receipts() {
        return stores.get().receipts();
    }

    public ReceiptFingerprints fingerprints() {
        return stores.get().fingerprints();
    }

    /** One an instance: it bounds how many are made at a time. */
    public PagePictures pictures() {
        return pictures;
    }

    public ReportRepository reports() {
        return stores.get().reports();
    }

    public WebhookRepository webhooks() {
        return stores.get().webhooks();
    }

    public DeliveryRepository deliveries() {
        return stores.get().deliveries();
    }

    public PhotoStore photos() {
        return new S3PhotoStore(s3.get(), presigner, settings.bucket());
    }

    public PhotoUploads photoUploads() {
        return new S3PhotoUploads(s3.get(), presigner, settings.bucket());
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

    /** Their key is read when a list first goes on beyond its first part, and made by whoever is the first of all to need it. */
    public Cursors cursors() {
        return new Cursors(
                () -> cursorKey.get().readOrCreate(secrets::next).value().getBytes(StandardCharsets.US_ASCII));
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
        var paces = new RoutePaces(reports(), clock, MOST_SUMMARIES);
        return new ProgressTracker(
                routes(), tracks(), feed(), log, trackingRules(), route -> paces.of(route, PACES_AGE));
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

    /** What a unit in a folder of its own is given. */
    public UnitPorts forUnits() {
        return new UnitPorts(tasks(), routes(), receipts(), reports(), accounts(), teams(), ids, clock);
    }
}
