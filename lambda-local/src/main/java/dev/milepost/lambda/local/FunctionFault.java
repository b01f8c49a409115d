package dev.milepost.lambda.local;

/** A function threw, or its process died. */
final class FunctionFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionFault(String message) {
        super(message);
    }
}
