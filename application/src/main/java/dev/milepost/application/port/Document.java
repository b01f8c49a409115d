package dev.milepost.application.port;

import dev.milepost.domain.receipt.MediaType;

/** A photo or document to be recognised, whole in memory. */
public final class Document {
    private final byte[] content;
    private final MediaType type;

    /**
     * @param content the file's bytes, which the caller no longer changes
     * @param type as {@link MediaType#sniff(byte[])} says, not as a header claims
     */
    public Document(byte[] content, MediaType type) {
        this.content = content;
        this.type = type;
    }

    /** The file's bytes, shared and not to be changed: a copy of ten megabytes a call would be the larger evil. */
    public byte[] content() {
        return content;
    }

    /** What kind of file it is. */
    public MediaType type() {
        return type;
    }
}
