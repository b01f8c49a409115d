package dev.milepost.lambda.conformance;

import dev.milepost.adapters.http.testing.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passes requests on and writes down what came of each, as two systems with the same behaviour would both answer: identifiers by the order
 * in which they turned up, times and secrets by their kind.
 */
final class Recorder implements Transport {
    private static final Pattern IDENTIFIER =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern OPAQUE = Pattern.compile("\"(refreshToken|key|cursor|next)\":\"[^\"]+\"");
    /** Of one answer alone, or said by the way in which it travels. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("date", "x-request-id", "content-length", "transfer-encoding", "connection");

    private final Transport to;
    private final List<String> record = new ArrayList<>();
    private final Map<String, String> identifiers = new LinkedHashMap<>();

    Recorder(Transport to) {
        this.to = to;
    }

    @Override
    public Answer send(String method, String target, Map<String, String> headers, byte[] body) {
        var answer = to.send(method, target, headers, body);
        record.add(stable(method + " " + target) + " → " + answer.status() + " " + headers(answer) + "\n"
                + stable(new String(answer.body(), StandardCharsets.UTF_8)));
        return answer;
    }

    private String headers(Answer answer) {
        var kept = new TreeMap<>(answer.headers());
        kept.keySet().removeIf(name -> name.startsWith(":") || OF_THE_MOMENT.contains(name));
        return stable(kept.toString());
    }

    private String stable(String text) {
        var timeless = INSTANT.matcher(text).replaceAll("‹time›");
        var secretless = TOKEN.matcher(timeless).replaceAll("‹token›");
        var plain = OPAQUE.matcher(secretless).replaceAll("\"$1\":\"‹opaque›\"");
        return IDENTIFIER.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(number(match.group())));
    }

    private String number(String identifier) {
        return identifiers.computeIfAbsent(identifier, any -> "‹" + (identifiers.size() + 1) + "›");
    }

    /** Every request with its answer. */
    List<String> record() {
        return List.copyOf(record);
    }

    @Override
    public String toString() {
        return record.stream().collect(Collectors.joining("\n"));
    }
}
