package dev.milepost.adapters.http.exchange;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Media types in {@code Content-Type} and {@code Accept} (RFC 9110, 8.3.1 and 12.5.1). */
public final class MediaTypes {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";
    public static final String GEO_JSON = "application/geo+json";
    public static final String GPX = "application/gpx+xml";
    public static final String KML = "application/vnd.google-earth.kml+xml";
    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String PNG = "image/png";
    public static final String SVG = "image/svg+xml";
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";

    private static final int MAX_RANGES = 20;

    private MediaTypes() {}

    /** The type without its parameters, in lower case: {@code application/json} of {@code Application/JSON; charset=utf-8}. */
    public static String essence(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Which of the offered types the client likes best; the earlier offer wins a tie.
     *
     * @param accept the header's value; a client that sends none accepts everything
     * @param offered at least one type
     * @return empty if the client accepts none of them
     */
    public static Optional<String> preferred(Optional<String> accept, List<String> offered) {
        if (accept.isEmpty() || accept.get().isBlank()) {
            return Optional.of(offered.getFirst());
        }
        var ranges = Arrays.stream(accept.get().split(","))
                .limit(MAX_RANGES)
                .map(Range::parse)
                .toList();
        return offered.stream()
                .filter(type -> quality(type, ranges) > 0)
                .max(Comparator.comparingDouble((String type) -> quality(type, ranges))
                        .thenComparing(Comparator.comparingInt((String type) -> offered.indexOf(type))
                                .reversed()));
    }

    private static double quality(String type, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.matches(type))
                .max(Comparator.comparingInt(Range::precision))
                .map(Range::quality)
                .orElse(0.0);
    }

    private record Range(String type, double quality) {
        static Range parse(String text) {
            var quality = Arrays.stream(text.split(";"))
                    .skip(1)
                    .map(String::strip)
                    .filter(parameter -> parameter.matches("[qQ]=[01](\\.[0-9]{0,3})?"))
                    .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
                    .findFirst()
                    .orElse(1);
            return new Range(essence(text), quality);
        }

        boolean matches(String offered) {
            return switch (precision()) {
                case 0 -> true;
                case 1 -> offered.startsWith(type.substring(0, type.length() - 1));
                default -> offered.equals(type);
            };
        }

        int precision() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }
}
