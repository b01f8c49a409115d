package dev.milepost.application.port;

/**
 * Recognises the text on a photo or in a document. Stops at text: what the total is, is for the domain to find.
 *
 * <p>Safe for use by many threads at once; bounded in time and memory for any content whatever. The same document gives the same
 * text. A document that can't be recognised however often it is tried is {@link Recognition.Unrecognizable}; an exception is a fault of
 * the engine or its surroundings, and trying again later may help.
 */
public interface TextRecognizer {
    /** The text on the document's pages, or why there can't be any. */
    Recognition recognize(Document document);
}
