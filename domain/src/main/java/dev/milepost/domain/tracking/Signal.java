package dev.milepost.domain.tracking;

/** How fresh the last fix of a courier is; the ages are those of {@link TrackingRules}. */
public enum Signal {
    LIVE,
    STALE,
    LOST
}
