package dev.milepost.adapters.http.testing;

import dev.milepost.adapters.http.catalogue.Cursors;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.delivery.DeliveryEndpoints;
import dev.milepost.adapters.http.dispatch.Cors;
import dev.milepost.adapters.http.dispatch.Dispatcher;
import dev.milepost.adapters.http.dispatch.Idempotency;
import dev.milepost.adapters.http.dispatch.RateLimiter;
import dev.milepost.adapters.http.dispatch.RequestRecord;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.openapi.DocsEndpoints;
import dev.milepost.adapters.http.operations.OperationsEndpoints;
import dev.milepost.adapters.http.people.AccountEndpoints;
import dev.milepost.adapters.http.people.DeviceKeyEndpoints;
import dev.milepost.adapters.http.people.TeamEndpoints;
import dev.milepost.adapters.http.people.TokenEndpoints;
import dev.milepost.adapters.http.phone.PhoneEndpoints;
import dev.milepost.adapters.http.phone.ProvisioningEndpoints;
import dev.milepost.adapters.http.privacy.PrivacyEndpoints;
import dev.milepost.adapters.http.receipt.LargeReceiptEndpoints;
import dev.milepost.adapters.http.receipt.ReceiptEndpoints;
import dev.milepost.adapters.http.report.ReportEndpoints;
import dev.milepost.adapters.http.route.RouteEndpoints;
import dev.milepost.adapters.http.security.AccessToken;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.DeviceKeyCheck;
import dev.milepost.adapters.http.security.IdentityCheck;
import dev.milepost.adapters.http.security.Sessions;
import dev.milepost.adapters.http.security.SignInThrottle;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenIssuer;
import dev.milepost.adapters.http.security.TokenVerifier;
import dev.milepost.adapters.http.task.CourierTaskEndpoints;
import dev.milepost.adapters.http.task.TaskEndpoints;
import dev.milepost.adapters.http.tracking.TrackingEndpoints;
import dev.milepost.application.delivery.DeliveryQueries;
import dev.milepost.application.delivery.ManageWebhooks;
import dev.milepost.application.people.AccountQueries;
import dev.milepost.application.people.ChangeAccount;
import dev.milepost.application.people.CreateAccount;
import dev.milepost.application.people.ManageDeviceKeys;
import dev.milepost.application.people.ManageTeams;
import dev.milepost.application.privacy.ErasePersonalData;
import dev.milepost.application.privacy.ExportPersonalData;
import dev.milepost.application.receipt.ReceiptQueries;
import dev.milepost.application.receipt.ReviewReceipt;
import dev.milepost.application.receipt.UploadLargeReceipt;
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
import dev.milepost.application.tracking.StartedTasks;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.tracking.AlertRules;
import dev.milepost.domain.tracking.TrackingRules;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Every use case on ports in memory behind the real catalogue and dispatcher. Starts on Monday, 2026-11-23, with one admin. */
public final class TestApplication {
    public static final String ADMIN_EMAIL = "admin@example.com";
    public static final String PASSWORD = "correct horse battery";
    public static final String ORIGIN = "https://pages.example.com";

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int CLAIM_LIMIT = 3;
    private static final Duration KEEP_TRACKS = Duration.ofDays(90);
    private static final int MAX_ARCHIVE_BYTES = 5_000;

    public final TestClock clock = new TestClock(START);
    public final TestPorts ports = new TestPorts();
    public final SigningKeys keys = SigningKeys.generate(START);
    public final Queue<RequestRecord> records = new ConcurrentLinkedQueue<>();
    public final AtomicBoolean ready = new AtomicBoolean(true);
    public final EndpointCatalogue catalogue;
    public final Dispatcher dispatcher;
    public final Authenticator authenticator;
    public final CloseReports closeReports = new CloseReports(ports.reportSources(), ZONE, clock);
    public final TokenIssuer issuer = new TokenIssuer(keys);
    public final RaiseAlerts raiseAlerts = new RaiseAlerts(ports.tasks, ports.liveFeed, AlertRules.DEFAULTS, clock);
    private final ProgressTracker tracker =
            new ProgressTracker(ports.routes, ports.tracks, ports.liveFeed, TrackingRules.DEFAULTS);
    public final TrackingQueries tracking = new TrackingQueries(
            ports.tasks,
            ports.routes,
            ports.tracks,
            ports.liveFeed,
            tracker,
            TrackingRules.DEFAULTS,
            KEEP_TRACKS,
            clock);

    private final RateLimiter limiter;
    private final ManageDeviceKeys deviceKeys = new ManageDeviceKeys(ports.deviceKeys, ports.ids, ports.secrets, clock);
    private final DeviceKeyCheck deviceKeyCheck = new DeviceKeyCheck(ports.accounts, deviceKeys, clock);
    private final CreateAccount createAccount =
            new CreateAccount(ports.accounts, ports.teams, ports.hasher, ports.ids, clock);

    public TestApplication() {
        this(new RateLimiter(0, 0, System::nanoTime));
    }

    public TestApplication(RateLimiter limiter) {
        this.limiter = limiter;
        authenticator = new Authenticator(
                new TokenVerifier(keys, clock), ports.accounts, ports.refreshTokens, deviceKeyCheck, clock);
        catalogue = DocsEndpoints.describing(endpoints(authenticator), "test");
        dispatcher = dispatcher(authenticator);
        createAccount.createFirstAdmin(ADMIN_EMAIL, PASSWORD);
    }

    /** A dispatcher of this application that learns in another way who sends a request. */
    public Dispatcher dispatcher(IdentityCheck identities) {
        return new Dispatcher(
                catalogue,
                identities,
                limiter,
                new Idempotency(ports.idempotency, clock),
                new Cors(Set.of(ORIGIN)),
                new Cursors(() -> keys.derived("cursors")),
                records::add);
    }

    /** A dispatcher of these endpoints alone. */
    public static Dispatcher dispatcherOf(Endpoint... endpoints) {
        var clock = InstantSource.system();
        var ports = new TestPorts();
        var authenticator = new Authenticator(
                new TokenVerifier(SigningKeys.generate(clock.instant()), clock),
                ports.accounts,
                ports.refreshTokens,
                new DeviceKeyCheck(
                        ports.accounts, new ManageDeviceKeys(ports.deviceKeys, ports.ids, ports.secrets, clock), clock),
                clock);
        return new Dispatcher(
                new EndpointCatalogue(List.of(endpoints)),
                authenticator,
                new RateLimiter(0, 0, System::nanoTime),
                new Idempotency(ports.idempotency, clock),
                new Cors(Set.of()),
                new Cursors(() -> new byte[32]),
                request -> {});
    }

    /** Nobody yet, straight through the dispatcher. */
    public ApiClient anyone() {
        return ApiClient.of(this::send);
    }

    /** A client signed in with this address and the usual password. */
    public ApiClient as(String email) {
        return anyone().signedIn(email, PASSWORD);
    }

    /** An access token that the server would have issued. */
    public String token(AccessToken token) {
        return issuer.issue(token);
    }

    private Transport.Answer send(String method, String target, Map<String, String> headers, byte[] body) {
        var parts = target.split("\\?", 2);
        var fields = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
        var response = dispatcher.handle(new HttpRequest(
                method,
                parts[0],
                parts.length == 2 ? parts[1] : "",
                Headers.of(fields),
                new ByteArrayInputStream(body),
                "192.0.2.1"));
        Map<String, List<String>> lower = new LinkedHashMap<>();
        response.headers().asMap().forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return new Transport.Answer(response.status(), lower, response.body());
    }

    private List<Endpoint> endpoints(Authenticator authenticator) {
        var endpoints = new ArrayList<Endpoint>();
        endpoints.addAll(people(authenticator));
        endpoints.addAll(new RouteEndpoints(
                        new DesignRoute(ports.routes, ports.ids),
                        new ArchiveRoute(ports.routes, ports.tasks, clock),
                        new RouteQueries(ports.routes))
                .endpoints());
        endpoints.addAll(work());
        var uploadReceipt =
                new UploadReceipt(ports.tasks, ports.receipts, ports.photos, ports.readingQueue, ports.ids, clock);
        endpoints.addAll(new LargeReceiptEndpoints(
                        new UploadLargeReceipt(uploadReceipt, ports.receipts, ports.photoUploads, ports.ids))
                .endpoints());
        endpoints.addAll(new ReceiptEndpoints(
                        uploadReceipt,
                        new ReviewReceipt(ports.receipts, clock),
                        new ReceiptQueries(ports.receipts, ports.photos, ports.pictures))
                .endpoints());
        endpoints.addAll(new ReportEndpoints(new ReportQueries(ports.reportSources(), ZONE, clock)).endpoints());
        endpoints.addAll(new DeliveryEndpoints(
                        new ManageWebhooks(ports.webhooks, ports.deliveries, false, ports.ids, ports.secrets, clock),
                        new DeliveryQueries(ports.deliveries))
                .endpoints());
        endpoints.addAll(
                new OperationsEndpoints("test", Duration.ZERO, Map.of("store", ready::get), Optional.of(() -> "up 1\n"))
                        .endpoints());
        return endpoints;
    }

    private List<Endpoint> people(Authenticator authenticator) {
        var sessions = new Sessions(
                ports.accounts,
                ports.hasher,
                ports.refreshTokens,
                new SignInThrottle(ports.loginAttempts),
                new TokenIssuer(keys),
                ports.ids,
                ports.secrets,
                clock);
        var endpoints = new ArrayList<Endpoint>();
        endpoints.addAll(new TokenEndpoints(sessions, authenticator).endpoints());
        endpoints.addAll(new AccountEndpoints(
                        createAccount,
                        new ChangeAccount(ports.accounts, ports.teams, ports.hasher),
                        new AccountQueries(ports.accounts),
                        sessions,
                        authenticator)
                .endpoints());
        endpoints.addAll(new DeviceKeyEndpoints(deviceKeys, authenticator).endpoints());
        endpoints.addAll(new ProvisioningEndpoints(deviceKeys, new AccountQueries(ports.accounts)).endpoints());
        endpoints.addAll(privacy(authenticator).endpoints());
        endpoints.addAll(new TeamEndpoints(new ManageTeams(ports.teams, ports.accounts, ports.tasks, ports.ids, clock))
                .endpoints());
        return endpoints;
    }

    private PrivacyEndpoints privacy(Authenticator authenticator) {
        var export = new ExportPersonalData(
                ports.accounts,
                ports.tasks,
                ports.tracks,
                ports.receipts,
                ports.photos,
                ports.privacyLog,
                ports.ids,
                clock);
        var stores = new ErasePersonalData.Stores(
                ports.accounts,
                ports.refreshTokens,
                ports.deviceKeys,
                ports.tasks,
                ports.tracks,
                ports.liveFeed,
                ports.receipts,
                ports.fingerprints,
                ports.photos,
                ports.privacyLog);
        var erase = new ErasePersonalData(stores, ports.hasher, ports.secrets, ports.ids, clock);
        return new PrivacyEndpoints(export, erase, authenticator::forget, MAX_ARCHIVE_BYTES);
    }

    private List<Endpoint> work() {
        var transitions = new TaskTransitions(ports.tasks, clock, CLAIM_LIMIT);
        var references = new TaskReferences(ports.routes, ports.teams);
        var summarise =
                new SummariseTask(ports.reports, ports.accounts, ports.tracks, TrackingRules.DEFAULTS.lostAfter());
        var end = new TaskEnd(ports.tasks, ports.reports, tracker, summarise);
        var endpoints = new ArrayList<Endpoint>();
        endpoints.addAll(new TaskEndpoints(
                        new PublishTask(ports.tasks, references, ports.ids, clock),
                        new ReviseTask(transitions, references),
                        new CancelTask(transitions, end),
                        new TaskQueries(ports.tasks, clock))
                .endpoints());
        endpoints.addAll(new CourierTaskEndpoints(
                        new ClaimTask(transitions, new SettleLapsedTasks(ports.tasks, clock)),
                        new ReleaseTask(transitions),
                        new StartTask(transitions, ports.routes, tracker),
                        new CompleteTask(transitions, tracker, end))
                .endpoints());
        var record = new RecordFixes(StartedTasks.reading(ports.tasks), tracker, summarise, clock);
        endpoints.addAll(
                new PhoneEndpoints(new RecordPhoneFixes(ports.tasks, record, clock), deviceKeyCheck, limiter, clock)
                        .endpoints());
        endpoints.addAll(new TrackingEndpoints(record, tracking).endpoints());
        return endpoints;
    }
}
