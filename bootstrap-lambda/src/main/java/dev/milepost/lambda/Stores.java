package dev.milepost.lambda;

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

/** The stores that may be in DynamoDB or in PostgreSQL, all in the one or all in the other. Tracks are in DynamoDB in any case. */
interface Stores {
    AccountRepository accounts();

    TeamRepository teams();

    DeviceKeyRepository deviceKeys();

    RefreshTokenRepository refreshTokens();

    LoginAttempts loginAttempts();

    IdempotencyStore idempotency();

    RouteRepository routes();

    TaskRepository tasks();

    ReceiptRepository receipts();

    ReceiptFingerprints fingerprints();

    ReportRepository reports();

    WebhookRepository webhooks();

    DeliveryRepository deliveries();

    PrivacyLog privacyLog();

    /** Whether they can be reached; quick. */
    boolean answer();
}
