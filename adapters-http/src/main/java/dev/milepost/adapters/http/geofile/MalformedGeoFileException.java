package dev.milepost.adapters.http.geofile;

/** A file isn't what it says it is, or nothing that a route or track can be made of. The message is for whoever sent it. */
public final class MalformedGeoFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedGeoFileException(String message) {
        super(message);
    }
}
