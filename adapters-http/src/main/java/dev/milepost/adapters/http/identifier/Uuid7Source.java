package dev.milepost.adapters.http.identifier;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.milepost.application.port.IdSource;

/** UUIDs of version 7 (RFC 9562, 5.7), which within one process increase even inside a millisecond. */
public final class Uuid7Source implements IdSource {
    @Override
    public String next() {
        return UuidCreator.getTimeOrderedEpochPlus1().toString();
    }
}
