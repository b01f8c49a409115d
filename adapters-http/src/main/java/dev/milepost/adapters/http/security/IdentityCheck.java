package dev.milepost.adapters.http.security;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.security.Authenticator.Authentication;

/** Finds out who sends a request: by its credential, or by what a gateway before us made of that. Safe for concurrent use. */
@FunctionalInterface
public interface IdentityCheck {
    Authentication authenticate(Headers headers);
}
