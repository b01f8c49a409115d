package dev.milepost.adapters.local.postgres;

import java.nio.file.Path;

/** What the tests of this module share, so that PostgreSQL is unpacked and started once. */
final class TestDatabase {
    private static final Path FOLDER = Path.of("target", "test-database").toAbsolutePath();

    private TestDatabase() {}

    /** Where PostgreSQL is unpacked for all tests. */
    static Path programs() {
        return FOLDER;
    }
}
