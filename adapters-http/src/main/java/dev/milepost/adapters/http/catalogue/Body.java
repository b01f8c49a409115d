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

    /**
     * Whatever comes, up to a size, from senders that can't be told what they got wrong.
     *
     * @param mediaTypes those that usually come, for descriptions; none is refused
     */
    record Message(List<String> mediaTypes, int maxBytes) implements Body {
        public Message {
            mediaTypes = List.copyOf(mediaTypes);
        }
    }

    /** A file as it is, of one of these media types. */
    record File(List<String> mediaTypes, int maxBytes) implements Body {
        public File {
            mediaTypes = List.copyOf(mediaTypes);
        }
    }
}
