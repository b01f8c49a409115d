package dev.milepost.lambda;

import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.adapters.local.postgres.DatabaseAddress;
import dev.milepost.adapters.local.postgres.PostgresAccountRepository;
import dev.milepost.adapters.local.postgres.PostgresDeliveryRepository;
import dev.milepost.adapters.local.postgres.PostgresDeviceKeyRepository;
import dev.milepost.adapters.local.postgres.PostgresIdempotencyStore;
import dev.milepost.adapters.local.postgres.PostgresLoginAttempts;
import dev.milepost.adapters.local.postgres.PostgresPrivacyLog;
import dev.milepost.adapters.local.postgres.PostgresReceiptFingerprints;
import dev.milepost.adapters.local.postgres.PostgresReceiptRepository;
import dev.milepost.adapters.local.postgres.PostgresRefreshTokenRepository;
import dev.milepost.adapters.local.postgres.PostgresReportRepository;
import dev.milepost.adapters.local.postgres.PostgresRouteRepository;
import dev.milepost.adapters.local.postgres.PostgresTaskRepository;
import dev.milepost.adapters.local.postgres.PostgresTeamRepository;
import dev.milepost.adapters.local.postgres.PostgresWebhookRepository;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.application.port.IdempotencyStore;
import dev.milepost.application.port.LoginAttempts;
import dev.milepost.application.port.PrivacyLog;
import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.WebhookRepository;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stores in PostgreSQL, by the same adapters as the server's. An instance has one request at a time, and so one connection. */
record PostgresStores(Database database) implements Stores {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStores.class);
    private static final int CONNECTIONS = 1;

    /**
     * Connects at once where that can be done, and otherwise by the next call.
     *
     * @param url JDBC URL with user and password among its parameters; asked for until there is a connection
     */
    static PostgresStores at(Supplier<String> url) {
        var database = Database.whenNeeded(
                () -> new DatabaseAddress(url.get().strip(), Optional.empty(), Optional.empty()), CONNECTIONS);
        if (!database.answers()) {
            LOG.warn("started without the database, which the next request asks again");
        }
        return new PostgresStores(database);
    }

    @Override
    public AccountRepository accounts() {
        return new PostgresAccountRepository(database);
    }

    @Override
    public TeamRepository teams() {
        return new PostgresTeamRepository(database);
    }

    @Override
    public DeviceKeyRepository deviceKeys() {
        return new PostgresDeviceKeyRepository(database);
    }

    @Override
    public RefreshTokenRepository refreshTokens() {
        return new PostgresRefreshTokenRepository(database);
    }

    @Override
    public LoginAttempts loginAttempts() {
        return new PostgresLoginAttempts(database);
    }

    @Override
    public IdempotencyStore idempotency() {
        return new PostgresIdempotencyStore(database);
    }

    @Override
    public RouteRepository routes() {
        return new PostgresRouteRepository(database);
    }

    @Override
    public TaskRepository tasks() {
        return new PostgresTaskRepository(database);
    }

    @Override
    public ReceiptRepository receipts() {
        return new PostgresReceiptRepository(database);
    }

    @Override
    public ReceiptFingerprints fingerprints() {
        return new PostgresReceiptFingerprints(database);
    }

    @Override
    public ReportRepository reports() {
        return new PostgresReportRepository(database);
    }

    @Override
    public WebhookRepository webhooks() {
        return new PostgresWebhookRepository(database);
    }

    @Override
    public DeliveryRepository deliveries() {
        return new PostgresDeliveryRepository(database);
    }

    @Override
    public PrivacyLog privacyLog() {
        return new PostgresPrivacyLog(database);
    }

    @Override
    public boolean answer() {
        return database.answers();
    }
}
