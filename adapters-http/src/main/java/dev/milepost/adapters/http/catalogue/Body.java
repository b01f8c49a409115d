package dev.milepost.adapters.http.catalogue;

import java.util.List;

/** What an endpoint takes as the content of a request. */
public sealed interface Body {
    /** Nothing; content that is sent anyway is refused unless it is an empty object. */
    record None() implements Body {}

    /**
     * A JSON object that reads as this record.
     *
     * @param required whether a request without content is refused; otherwise it reads as an empty object
     */
    record JsonObject(Class<? extends Record> type, boolean required, int maxBytes) implements Body {}

    /** A file as it is, of one of these media types. */
    record File(List<String> mediaTypes, int maxBytes) implements Body {
        public File {
            mediaTypes = List.copyOf(mediaTypes);
        }
    }
}
