package dev.milepost.application.fake;

import dev.milepost.application.port.PrivacyLog;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** The log in memory. */
public final class InMemoryPrivacyLog implements PrivacyLog {
    private final ConcurrentSkipListMap<String, PrivacyEntry> entries = new ConcurrentSkipListMap<>();

    @Override
    public void add(PrivacyEntry entry) {
        entries.putIfAbsent(entry.id(), entry);
    }

    @Override
    public List<PrivacyEntry> list(AccountId account) {
        return entries.descendingMap().values().stream()
                .filter(entry -> entry.account().equals(account))
                .toList();
    }
}
