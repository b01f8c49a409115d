package dev.milepost.lambda;

import dev.milepost.adapters.aws.dynamodb.DynamoDb;
import dev.milepost.adapters.aws.dynamodb.DynamoDbAccountRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbDeliveryRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbDeviceKeyRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbIdempotencyStore;
import dev.milepost.adapters.aws.dynamodb.DynamoDbLoginAttempts;
import dev.milepost.adapters.aws.dynamodb.DynamoDbPrivacyLog;
import dev.milepost.adapters.aws.dynamodb.DynamoDbReceiptFingerprints;
import dev.milepost.adapters.aws.dynamodb.DynamoDbReceiptRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbRefreshTokenRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbReportRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbRouteRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTaskRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbTeamRepository;
import dev.milepost.adapters.aws.dynamodb.DynamoDbWebhookRepository;
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
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.WebhookRepository;

/** The stores in DynamoDB. */
record DynamoDbStores(DynamoDb db) implements Stores {
    @Override
    public AccountRepository accounts() {
        return new DynamoDbAccountRepository(db);
    }

    @Override
    public TeamRepository teams() {
        return new DynamoDbTeamRepository(db);
    }

    @Override
    public DeviceKeyRepository deviceKeys() {
        return new DynamoDbDeviceKeyRepository(db);
    }

    @Override
    public RefreshTokenRepository refreshTokens() {
        return new DynamoDbRefreshTokenRepository(db);
    }

    @Override
    public LoginAttempts loginAttempts() {
        return new DynamoDbLoginAttempts(db);
    }

    @Override
    public IdempotencyStore idempotency() {
        return new DynamoDbIdempotencyStore(db);
    }

    @Override
    public RouteRepository routes() {
        return new DynamoDbRouteRepository(db);
    }

    @Override
    public TaskRepository tasks() {
        return new DynamoDbTaskRepository(db);
    }

    @Override
    public ReceiptRepository receipts() {
        return new DynamoDbReceiptRepository(db);
    }

    @Override
    public ReceiptFingerprints fingerprints() {
        return new DynamoDbReceiptFingerprints(db);
    }

    @Override
    public ReportRepository reports() {
        return new DynamoDbReportRepository(db);
    }

    @Override
    public WebhookRepository webhooks() {
        return new DynamoDbWebhookRepository(db);
    }

    @Override
    public DeliveryRepository deliveries() {
        return new DynamoDbDeliveryRepository(db);
    }

    @Override
    public PrivacyLog privacyLog() {
        return new DynamoDbPrivacyLog(db);
    }

    @Override
    public boolean answer() {
        try {
            db.ping();
            return true;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }
}
