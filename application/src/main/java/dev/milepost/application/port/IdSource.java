package dev.milepost.application.port;

/** Makes identifiers that are unique everywhere and sort by the time of their making. Safe for concurrent use. */
public interface IdSource {
    String next();
}
