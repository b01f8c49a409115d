package dev.milepost.adapters.http.phone;

import dev.milepost.adapters.http.exchange.QueryString;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.domain.tracking.Fix;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What Traccar Client and OsmAnd send (traccar.org/osmand): parameters of a query or a form, in one version of the app a JSON array of such,
 * in another one a JSON object of its own shape. Heartbeats have no position, and whatever can't be read has none either.
 *
 * @param key the device key, which is all that says who sends
 * @param fixes in the order in which they stand there
 */
record OsmAndMessage(Optional<String> key, List<Fix> fixes) {
    private static final int MOST_FIXES = 1_000;

    OsmAndMessage {
        fixes = List.copyOf(fixes);
    }

    /** @param now when a position was recorded that doesn't say so */
    static OsmAndMessage read(Map<String, String> query, byte[] body, Instant now) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return json(query, body, now);
        }
        var fields = new HashMap<>(QueryString.parseLeniently(text));
        fields.putAll(query);
        return of(List.of(new OsmAndFields(fields)), now);
    }

    private static OsmAndMessage json(Map<String, String> query, byte[] body, Instant now) {
        try {
            var json = Json.mapper().readTree(body);
            if (json.path("location").isObject()) {
                return new OsmAndMessage(
                        Optional.ofNullable(query.get("id"))
                                .or(() -> json.path("device_id").asStringOpt()),
                        TraccarLocation.read(json.path("location")).toFix().stream()
                                .toList());
            }
            var elements = json.isArray() ? json.valueStream() : Stream.of(json);
            return of(
                    elements.limit(MOST_FIXES)
                            .map(element -> new OsmAndFields(fields(element, query)))
                            .toList(),
                    now);
        } catch (JacksonException junk) {
            return of(List.of(new OsmAndFields(query)), now);
        }
    }

    private static Map<String, String> fields(JsonNode element, Map<String, String> query) {
        var fields = new HashMap<String, String>();
        element.propertyStream()
                .filter(field -> field.getValue().isValueNode())
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        fields.putAll(query);
        return fields;
    }

    /** Of several senders' positions those of the first are taken: a message has one sender. */
    private static OsmAndMessage of(List<OsmAndFields> positions, Instant now) {
        var key = positions.stream().flatMap(fields -> fields.key().stream()).findFirst();
        return new OsmAndMessage(
                key,
                positions.stream()
                        .filter(fields -> fields.key().equals(key))
                        .flatMap(fields -> fields.fix(now).stream())
                        .toList());
    }
}
