package dev.milepost.adapters.http.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What an endpoint answers when all goes well.
 *
 * @param json the record that is written as JSON
 * @param isList whether JSON is a page of such records
 * @param otherTypes further media types that a client may ask for
 * @param mayLeadElsewhere whether it may answer 302, to where a file is
 */
public record Success(
        int status, Optional<Class<?>> json, boolean isList, List<String> otherTypes, boolean mayLeadElsewhere) {
    static Success nothing() {
        return new Success(204, Optional.empty(), false, List.of(), false);
    }

    Success alsoAs(List<String> mediaTypes) {
        return new Success(status, json, isList, List.copyOf(mediaTypes), mayLeadElsewhere);
    }

    Success orElsewhere() {
        return new Success(status, json, isList, otherTypes, true);
    }
}
