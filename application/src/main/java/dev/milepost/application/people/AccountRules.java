package dev.milepost.application.people;

import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.Email;

/** What is asked of names and passwords. */
final class AccountRules {
    private static final int MAX_NAME = 100;
    /** NIST SP 800-63B-4, 3.1.1.2: at least 8 characters beside other limits; an upper bound keeps hashing bounded. */
    private static final int MIN_PASSWORD = 8;

    private static final int MAX_PASSWORD = 200;

    private AccountRules() {}

    static void requireEmail(FlawCollector flaws, String email) {
        flaws.require(Email.parse(email).isPresent(), "email", "must be an e-mail address");
    }

    static void requireName(FlawCollector flaws, String name) {
        flaws.requireLine(name, MAX_NAME, "name");
    }

    static void requirePassword(FlawCollector flaws, String password) {
        flaws.require(
                password.length() >= MIN_PASSWORD && password.length() <= MAX_PASSWORD,
                "password",
                "must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters");
    }
}
