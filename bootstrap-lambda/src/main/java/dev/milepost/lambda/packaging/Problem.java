package dev.milepost.lambda.packaging;

/**
 * Something that is wrong with a template.
 *
 * @param at JSON pointer (RFC 6901) of what is wrong: {@code /Resources/Api}; empty for the whole
 * @param message what is wrong, and what mends it
 */
record Problem(String at, String message) {
    static Problem ofResource(String name, String message) {
        return new Problem("/Resources/" + escaped(name), message);
    }

    /** A name as a segment of a pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
