package dev.milepost.adapters.local;

/**
 * The local runtime cannot start, and a person has to change something first. The message is one line for the terminal: what is
 * wrong, and what to do about it.
 */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of change is needed. */
    public enum Reason {
        DATA_FOLDER_NOT_WRITABLE,
        DATA_FOLDER_IN_USE,
        DATA_FOLDER_OF_OTHER_VERSION,
        DATABASE_NOT_STARTED,
        DATABASE_UNREACHABLE,
        DATABASE_REFUSED_LOGIN,
        DATABASE_TOO_OLD,
        DATABASE_NOT_MIGRATED,
        MIGRATIONS_DIFFER,
        TILES_UNREADABLE,
        PORT_NOT_AVAILABLE,
        SERVER_NOT_STARTED,
        PLATFORM_NOT_SUPPORTED
    }

    public StartupException(Reason reason, String line) {
        super(line);
        this.reason = reason;
    }

    public StartupException(Reason reason, String line, Throwable cause) {
        super(line, cause);
        this.reason = reason;
    }

    /** Of a port that can't be listened on. */
    public static StartupException portNotAvailable(int port, Exception cause) {
        return new StartupException(
                Reason.PORT_NOT_AVAILABLE,
                "Port " + port + " can't be had: another program uses it, or it takes more rights."
                        + " Choose another with --port.",
                cause);
    }

    public Reason reason() {
        return reason;
    }
}
