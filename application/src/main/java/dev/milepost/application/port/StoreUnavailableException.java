package dev.milepost.application.port;

/**
 * What a port needs behind it can't be reached now, or doesn't keep up: a database that restarts, a queue that is full. Any port may
 * throw it. Nothing was stored that the caller wasn't told of, and asking again a little later may help.
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the log: what couldn't be reached */
    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
