package dev.milepost.lambda.privacy;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.privacy.PrivacyEndpoints;
import dev.milepost.adapters.http.security.Argon2PasswordHasher;
import dev.milepost.application.privacy.ErasePersonalData;
import dev.milepost.application.privacy.ExportPersonalData;
import dev.milepost.lambda.Ports;
import java.util.List;

/** The unit's use cases and endpoints, put together by hand. */
public final class Privacy {
    /** In Base64, Lambda answers at most 6 MB. */
    private static final int MAX_ARCHIVE_BYTES = 4 * 1024 * 1024;

    private Privacy() {}

    public static List<Endpoint> endpoints(Ports ports) {
        var export = new ExportPersonalData(
                ports.accounts(),
                ports.tasks(),
                ports.tracks(),
                ports.receipts(),
                ports.photos(),
                ports.privacyLog(),
                ports.ids(),
                ports.clock());
        var stores = new ErasePersonalData.Stores(
                ports.accounts(),
                ports.refreshTokens(),
                ports.deviceKeys(),
                ports.tasks(),
                ports.tracks(),
                ports.feed(),
                ports.receipts(),
                ports.fingerprints(),
                ports.photos(),
                ports.privacyLog());
        var erase =
                new ErasePersonalData(stores, new Argon2PasswordHasher(), ports.secrets(), ports.ids(), ports.clock());
        // The instances that remember an account look it up again within seconds.
        return new PrivacyEndpoints(export, erase, account -> {}, MAX_ARCHIVE_BYTES).endpoints();
    }
}
