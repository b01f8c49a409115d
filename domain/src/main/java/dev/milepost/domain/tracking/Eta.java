package dev.milepost.domain.tracking;

import java.time.Duration;

/**
 * When a courier will be at the end of the route.
 *
 * @param remaining counted from the last fix
 */
public record Eta(Duration remaining, Confidence confidence) {
    /** How far the recent pace and the pace of the whole way so far agree, and how much of the way they rest on. */
    public enum Confidence {
        LOW,
        MEDIUM,
        HIGH
    }
}
