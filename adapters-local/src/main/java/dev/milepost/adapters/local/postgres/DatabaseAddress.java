package dev.milepost.adapters.local.postgres;

import java.util.Optional;

/**
 * Where a PostgreSQL database is and who logs in.
 *
 * @param url a JDBC URL such as {@code jdbc:postgresql://host:5432/milepost}; it may hold {@code user} and {@code password} itself
 * @param user the role, where the URL names none
 * @param password the role's password, where the URL holds none
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {
    private static final String SCHEME = "jdbc:postgresql:";

    /** @throws IllegalArgumentException if the URL isn't one of PostgreSQL */
    public DatabaseAddress {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("not a JDBC URL of PostgreSQL (" + SCHEME + "//host:port/database)");
        }
    }

    /** The URL without its parameters, among which a password may be. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }
}
