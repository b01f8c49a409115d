package dev.milepost.domain.tracking;

/** Bytes that {@link TrackCodec} never wrote: truncated, altered, or of a version that this code doesn't know. */
public final class CorruptTrackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CorruptTrackException(String message) {
        super(message);
    }

    CorruptTrackException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
