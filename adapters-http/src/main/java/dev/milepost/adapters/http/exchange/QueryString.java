package dev.milepost.adapters.http.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query, each of them once. */
public final class QueryString {
    private QueryString() {}

    /**
     * The parameters by name, in their order.
     *
     * @param query percent-encoded, without the question mark
     * @return empty if an escape is malformed or a parameter is given twice, so that nobody has to guess which one counts
     */
    public static Optional<Map<String, String>> parse(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            var decoded = decode(pair);
            if (decoded.isEmpty()
                    || parameters.putIfAbsent(
                                    decoded.get().getKey(), decoded.get().getValue())
                            != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** As far as it can be understood: without what is malformed, and of a parameter that is given twice the first. */
    public static Map<String, String> parseLeniently(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            decode(pair).ifPresent(decoded -> parameters.putIfAbsent(decoded.getKey(), decoded.getValue()));
        }
        return parameters;
    }

    private static Optional<Map.Entry<String, String>> decode(String pair) {
        var equals = pair.indexOf('=');
        var name = PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
        var value = PercentEncoding.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
        return name.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(Map.entry(name.get(), value.get()));
    }
}
