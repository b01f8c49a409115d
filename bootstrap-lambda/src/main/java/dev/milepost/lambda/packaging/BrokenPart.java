package dev.milepost.lambda.packaging;

/** A part of the template that can't be merged; the message says where and why. */
final class BrokenPart extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenPart(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
