package dev.milepost.adapters.http.security;

import dev.milepost.application.people.Caller;
import dev.milepost.domain.people.DeviceKeyId;

/**
 * Whoever sent a request, after their credential was verified.
 *
 * @param caller with role and team as they are now, or were some seconds ago at most; the account isn't disabled
 */
public record Identity(Caller caller, Credential credential) {
    /** What proved the identity. */
    public sealed interface Credential {
        /** An access token of the session with this family of refresh tokens. */
        record Session(String familyId) implements Credential {}

        /** A key that lets a phone app upload, and nothing else. */
        record Device(DeviceKeyId keyId) implements Credential {}
    }
}
