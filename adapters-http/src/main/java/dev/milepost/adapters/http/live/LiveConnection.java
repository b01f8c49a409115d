package dev.milepost.adapters.http.live;

import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A viewer's connection that somebody else holds open, as API Gateway does.
 *
 * @param id the holder's
 * @param since the cursor up to which the viewer has been told, by its own word or ours; empty: nothing
 * @param viewer who watches; empty until a first message brings a token
 * @param told whether it has got its snapshot and nothing was lost since: what changes is all that it has to be told
 */
public record LiveConnection(
        String id, Instant openedAt, Optional<String> since, Datum datum, Optional<Viewer> viewer, boolean told) {
    /** @param session the family of refresh tokens: who signs out ends it */
    public record Viewer(AccountId account, String session) {}

    boolean isOf(AccountId account) {
        return viewer.filter(watching -> watching.account().equals(account)).isPresent();
    }

    LiveConnection of(Viewer watching, Optional<String> from) {
        return new LiveConnection(id, openedAt, from, datum, Optional.of(watching), false);
    }

    LiveConnection upTo(Optional<String> cursor, boolean whole) {
        return new LiveConnection(id, openedAt, cursor, datum, viewer, whole);
    }
}
