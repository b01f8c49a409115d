package dev.milepost.server;

import dev.milepost.adapters.local.files.FolderPhotoStore;
import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.adapters.local.postgres.PostgresAccountRepository;
import dev.milepost.adapters.local.postgres.PostgresDeliveryRepository;
import dev.milepost.adapters.local.postgres.PostgresDeviceKeyRepository;
import dev.milepost.adapters.local.postgres.PostgresIdempotencyStore;
import dev.milepost.adapters.local.postgres.PostgresLiveFeed;
import dev.milepost.adapters.local.postgres.PostgresLoginAttempts;
import dev.milepost.adapters.local.postgres.PostgresPrivacyLog;
import dev.milepost.adapters.local.postgres.PostgresReceiptFingerprints;
import dev.milepost.adapters.local.postgres.PostgresReceiptRepository;
import dev.milepost.adapters.local.postgres.PostgresRefreshTokenRepository;
import dev.milepost.adapters.local.postgres.PostgresReportRepository;
import dev.milepost.adapters.local.postgres.PostgresRouteRepository;
import dev.milepost.adapters.local.postgres.PostgresTaskRepository;
import dev.milepost.adapters.local.postgres.PostgresTeamRepository;
import dev.milepost.adapters.local.postgres.PostgresTrackLog;
import dev.milepost.adapters.local.postgres.PostgresTrackRepository;
import dev.milepost.adapters.local.postgres.PostgresWebhookRepository;
import dev.milepost.adapters.local.postgres.ProgressPublisher;
import dev.milepost.application.report.ReportSources;
import java.nio.file.Path;

/** Everything that is stored: in PostgreSQL, photos in the data folder. */
record Repositories(
        PostgresTaskRepository tasks,
        PostgresRouteRepository routes,
        PostgresAccountRepository accounts,
        PostgresTeamRepository teams,
        PostgresDeviceKeyRepository deviceKeys,
        PostgresRefreshTokenRepository refreshTokens,
        PostgresLoginAttempts loginAttempts,
        PostgresIdempotencyStore idempotency,
        PostgresPrivacyLog privacyLog,
        PostgresTrackRepository tracks,
        PostgresLiveFeed liveFeed,
        ProgressPublisher publisher,
        PostgresTrackLog trackLog,
        PostgresReceiptRepository receipts,
        PostgresReceiptFingerprints fingerprints,
        PostgresReportRepository reports,
        PostgresWebhookRepository webhooks,
        PostgresDeliveryRepository deliveries,
        FolderPhotoStore photos)
        implements AutoCloseable {

    static Repositories of(Database database, Path folder) {
        var tracks = new PostgresTrackRepository(database);
        var feed = new PostgresLiveFeed(database);
        var publisher = new ProgressPublisher(feed);
        return new Repositories(
                new PostgresTaskRepository(database),
                new PostgresRouteRepository(database),
                new PostgresAccountRepository(database),
                new PostgresTeamRepository(database),
                new PostgresDeviceKeyRepository(database),
                new PostgresRefreshTokenRepository(database),
                new PostgresLoginAttempts(database),
                new PostgresIdempotencyStore(database),
                new PostgresPrivacyLog(database),
                tracks,
                feed,
                publisher,
                new PostgresTrackLog(tracks, publisher),
                new PostgresReceiptRepository(database),
                new PostgresReceiptFingerprints(database),
                new PostgresReportRepository(database),
                new PostgresWebhookRepository(database),
                new PostgresDeliveryRepository(database),
                new FolderPhotoStore(folder.resolve("photos")));
    }

    ReportSources reportSources() {
        return new ReportSources(reports, receipts, tasks, accounts, teams, routes);
    }

    @Override
    public void close() {
        tracks.close();
        publisher.close();
        liveFeed.close();
    }
}
