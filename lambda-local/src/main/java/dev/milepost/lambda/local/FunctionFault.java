package dev.milepost.lambda.local;

/** A function threw, its process died, it took too long, or it has too much to do. */
public final class FunctionFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What Lambda makes of it. */
    public enum Kind {
        /** It was asked and has no answer. */
        FAILED,
        /** It has no answer, and its process is of no more use. */
        BROKEN,
        /** It wasn't asked: as many as may be are with it already. */
        THROTTLED
    }

    public FunctionFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
