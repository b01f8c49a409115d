package dev.milepost.server;

/** What somebody asked for on the command line can't be meant; its message is the one line that they see. */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUse(String message) {
        super(message);
    }
}
