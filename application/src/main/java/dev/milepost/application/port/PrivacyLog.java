package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import java.util.List;

/** Keeps who exported or erased whose personal data, and why. Safe for concurrent use. */
public interface PrivacyLog {
    /** Adds a line; returns when it is durable. Adding the same line again changes nothing. */
    void add(PrivacyEntry entry);

    /** Every line about an account, newest first. */
    List<PrivacyEntry> list(AccountId account);
}
