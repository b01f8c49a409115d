package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Access;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.security.Authenticator.Authentication;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.adapters.http.security.IdentityCheck;
import java.util.Optional;

/** Lets a request in or not: by who sends it, what the endpoint admits, and how often they come. */
final class Gate {
    private final IdentityCheck identities;
    private final RateLimiter limiter;

    Gate(IdentityCheck identities, RateLimiter limiter) {
        this.identities = identities;
        this.limiter = limiter;
    }

    /**
     * @return who is let in; empty where anyone is
     * @throws RequestRefused with 401, 403 or 429
     */
    Optional<Identity> admit(Headers headers, Access access) {
        return switch (access) {
            case Access.Anyone anyone -> Optional.empty();
            case Access.Roles roles -> Optional.of(admit(identities.authenticate(headers), roles));
        };
    }

    private Identity admit(Authentication authentication, Access.Roles roles) {
        return switch (authentication) {
            case Authentication.Known known -> admit(known.identity(), roles);
            case Authentication.Anonymous anonymous ->
                throw new RequestRefused(Problem.of(ProblemType.UNAUTHENTICATED, "Send a bearer token."));
            case Authentication.Rejected rejected ->
                throw new RequestRefused(
                        Problem.of(ProblemType.INVALID_CREDENTIALS, "Sign in again, or refresh the token."));
        };
    }

    private Identity admit(Identity identity, Access.Roles roles) {
        limiter.admit(identity);
        var byDevice = identity.credential() instanceof Credential.Device;
        if (byDevice && !roles.deviceKeys()) {
            throw new RequestRefused(Problem.of(ProblemType.FORBIDDEN, "A device key can only upload."));
        }
        if (!roles.roles().contains(identity.caller().role())) {
            throw new RequestRefused(Problem.of(ProblemType.FORBIDDEN, "Your role doesn't allow it."));
        }
        return identity;
    }
}
