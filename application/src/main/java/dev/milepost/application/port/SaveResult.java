package dev.milepost.application.port;

/** What became of a save that names the version it builds on. */
public sealed interface SaveResult<T> {
    /** It was stored, and is durable. */
    record Saved<T>(Versioned<T> saved) implements SaveResult<T> {}

    /** Somebody else was faster; nothing was stored. */
    record Stale<T>(Versioned<T> current) implements SaveResult<T> {}
}
