package dev.milepost.server;

import dev.milepost.adapters.http.catalogue.Cursors;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.delivery.DeliveryEndpoints;
import dev.milepost.adapters.http.dispatch.Cors;
import dev.milepost.adapters.http.dispatch.Dispatcher;
import dev.milepost.adapters.http.dispatch.Idempotency;
import dev.milepost.adapters.http.dispatch.RateLimiter;
import dev.milepost.adapters.http.dispatch.RequestObserver;
import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.adapters.http.openapi.DocsEndpoints;
import dev.milepost.adapters.http.operations.OperationsEndpoints;
import dev.milepost.adapters.http.pages.PageSettings;
import dev.milepost.adapters.http.pages.PageSettingsEndpoints;
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
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.DeviceKeyCheck;
import dev.milepost.adapters.http.security.Sessions;
import dev.milepost.adapters.http.security.SignInThrottle;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenIssuer;
import dev.milepost.adapters.http.security.TokenVerifier;
import dev.milepost.adapters.http.task.CourierTaskEndpoints;
import dev.milepost.adapters.http.task.TaskEndpoints;
import dev.milepost.adapters.http.tracking.TrackingEndpoints;
import dev.milepost.adapters.http.unit.BusinessUnit;
import dev.milepost.adapters.http.unit.UnitPorts;
import dev.milepost.adapters.local.files.NoPhotoUploads;
import dev.milepost.adapters.local.metrics.PrometheusMetrics;
import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.application.receipt.UploadLargeReceipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The HTTP face over the use cases, put together by hand. */
final class HttpFace {
    /** So many times the requests of a second may come at once. */
    private static final int BURST_SECONDS = 4;

    /** What an archive of somebody's data may take of the memory. */
    private static final int MAX_ARCHIVE_BYTES = 128 * 1024 * 1024;

    private final Application application;
    private final Repositories stored;
    private final Settings settings;
    private final List<BusinessUnit> units;
    private final DeviceKeyCheck deviceKeys;
    private final Authenticator authenticator;
    private final Cursors cursors;
    private final Sessions sessions;

    HttpFace(
            Application application,
            Repositories stored,
            SigningKeys keys,
            Settings settings,
            List<BusinessUnit> units) {
        this.units = units;
        this.application = application;
        this.stored = stored;
        this.settings = settings;
        var cursorKey = keys.derived("cursors");
        cursors = new Cursors(() -> cursorKey);
        deviceKeys = new DeviceKeyCheck(stored.accounts(), application.deviceKeys, application.clock);
        authenticator = new Authenticator(
                new TokenVerifier(keys, application.clock),
                stored.accounts(),
                stored.refreshTokens(),
                deviceKeys,
                application.clock);
        sessions = new Sessions(
                stored.accounts(),
                application.hasher,
                stored.refreshTokens(),
                new SignInThrottle(stored.loginAttempts()),
                new TokenIssuer(keys),
                application.ids,
                application.secrets,
                application.clock);
    }

    /** Who may watch the live view. */
    LiveHandshake liveHandshake() {
        return new LiveHandshake(authenticator::bearer, Set.copyOf(settings.corsOrigins()));
    }

    Dispatcher dispatcher(Database database, BooleanSupplier recognizerAnswers, PageSettings pageSettings) {
        var metrics = new PrometheusMetrics();
        var operations = new OperationsEndpoints(
                version(),
                settings.clockOffset(),
                Map.of("database", database::answers, "ocr", recognizerAnswers),
                Optional.of(metrics::scrape));
        var limiter =
                new RateLimiter(settings.ratePerSecond(), settings.ratePerSecond() * BURST_SECONDS, System::nanoTime);
        var phones = new PhoneEndpoints(application.recordPhoneFixes, deviceKeys, limiter, application.clock);
        return new Dispatcher(
                catalogue(phones, operations, pageSettings),
                authenticator,
                limiter,
                new Idempotency(stored.idempotency(), application.clock),
                new Cors(Set.copyOf(settings.corsOrigins())),
                cursors,
                RequestObserver.log().and(metrics));
    }

    private EndpointCatalogue catalogue(
            PhoneEndpoints phones, OperationsEndpoints operations, PageSettings pageSettings) {
        var endpoints = Stream.of(
                        new TokenEndpoints(sessions, authenticator).endpoints(),
                        new AccountEndpoints(
                                        application.createAccount,
                                        application.changeAccount,
                                        application.accountQueries,
                                        sessions,
                                        authenticator)
                                .endpoints(),
                        new DeviceKeyEndpoints(application.deviceKeys, authenticator).endpoints(),
                        new ProvisioningEndpoints(application.deviceKeys, application.accountQueries).endpoints(),
                        new TeamEndpoints(application.teams).endpoints(),
                        new RouteEndpoints(application.designRoute, application.archiveRoute, application.routeQueries)
                                .endpoints(),
                        new TaskEndpoints(
                                        application.publishTask,
                                        application.reviseTask,
                                        application.cancelTask,
                                        application.taskQueries)
                                .endpoints(),
                        new CourierTaskEndpoints(
                                        application.claimTask,
                                        application.releaseTask,
                                        application.startTask,
                                        application.completeTask)
                                .endpoints(),
                        new TrackingEndpoints(application.recordFixes, application.trackingQueries).endpoints(),
                        phones.endpoints(),
                        new PrivacyEndpoints(
                                        application.exportPersonalData,
                                        application.erasePersonalData,
                                        authenticator::forget,
                                        MAX_ARCHIVE_BYTES)
                                .endpoints(),
                        new LargeReceiptEndpoints(new UploadLargeReceipt(
                                        application.uploadReceipt,
                                        stored.receipts(),
                                        new NoPhotoUploads(),
                                        application.ids))
                                .endpoints(),
                        new ReceiptEndpoints(
                                        application.uploadReceipt,
                                        application.reviewReceipt,
                                        application.receiptQueries)
                                .endpoints(),
                        new ReportEndpoints(application.reportQueries).endpoints(),
                        new DeliveryEndpoints(application.webhooks, application.deliveryQueries).endpoints(),
                        new PageSettingsEndpoints(pageSettings).endpoints(),
                        operations.endpoints(),
                        ofUnits())
                .<Endpoint>flatMap(List::stream)
                .toList();
        return DocsEndpoints.describing(endpoints, version());
    }

    /** Of the business units in folders of their own. */
    private List<Endpoint> ofUnits() {
        var ports = new UnitPorts(
                stored.tasks(),
                stored.routes(),
                stored.receipts(),
                stored.reports(),
                stored.accounts(),
                stored.teams(),
                application.ids,
                application.clock);
        return units.stream().flatMap(unit -> unit.endpoints(ports).stream()).toList();
    }

    private static String version() {
        return Optional.ofNullable(HttpFace.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
