package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.security.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request as the handler of its endpoint sees it: routed, let in and read. Its methods throw {@link RequestRefused} where what the
 * client sent can't be understood.
 */
public final class Request {
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> pathValues;
    private final Map<String, String> query;
    private final Headers headers;
    private final byte[] body;
    private final String remoteAddress;
    private final Optional<Identity> identity;
    private final ListCursors cursors;

    /**
     * @param pathValues the decoded values of the path's parameters
     * @param query the decoded parameters of the query, all of them known to the endpoint unless it takes any
     * @param body of the declared media type and within the declared size
     * @param identity of the caller; empty only where the endpoint admits anyone
     * @param cursors of the endpoint's list
     */
    public Request(
            Map<String, String> pathValues,
            Map<String, String> query,
            Headers headers,
            byte[] body,
            String remoteAddress,
            Optional<Identity> identity,
            ListCursors cursors) {
        this.pathValues = Map.copyOf(pathValues);
        this.query = Map.copyOf(query);
        this.headers = headers;
        this.body = body;
        this.remoteAddress = remoteAddress;
        this.identity = identity;
        this.cursors = cursors;
    }

    /** The cursors of one endpoint's list. */
    public record ListCursors(Cursors cursors, String list) {
        String seal(String last) {
            return cursors.seal(list, last);
        }

        Optional<String> open(String cursor) {
            return cursors.open(list, cursor);
        }
    }

    ListCursors cursors() {
        return cursors;
    }

    /** The value of a parameter of the path template. */
    public String path(String name) {
        return Optional.ofNullable(pathValues.get(name)).orElseThrow();
    }

    /** The value of a parameter of the query; empty if it isn't given. */
    public <T> Optional<T> get(Parameter<T> parameter) {
        return Optional.ofNullable(query.get(parameter.name()))
                .map(text -> parameter.parser().apply(text).orElseThrow(() -> refused(parameter)));
    }

    /** All parameters of the query, those that the endpoint doesn't know among them. */
    public Map<String, String> parameters() {
        return query;
    }

    /** The value of a header that the endpoint declares, or that every request has. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** The body as a record; no content at all reads as an empty object. */
    public <T extends Record> T body(Class<T> type) {
        return Json.read(body.length == 0 ? EMPTY_OBJECT : body, type);
    }

    /** The body as it is; shared, not to be changed. */
    public byte[] bytes() {
        return body;
    }

    /** The version that the client takes the entity to have; empty if it doesn't say so or says {@code *}. */
    public OptionalLong ifMatch() {
        var value = headers.first("If-Match").map(String::strip).filter(tag -> !tag.equals("*"));
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        // A tag that this API never gave can't be the present one: version -1 never is.
        return value.get().matches("\"[0-9]{1,18}\"")
                ? OptionalLong.of(
                        Long.parseLong(value.get().substring(1, value.get().length() - 1)))
                : OptionalLong.of(-1);
    }

    /** Which of the offered media types to answer with, by the {@code Accept} header. */
    public String preferred(List<String> offered) {
        return MediaTypes.preferred(headers.first("Accept"), offered)
                .orElseThrow(() -> new RequestRefused(
                        Problem.of(ProblemType.NOT_ACCEPTABLE, "Available are " + String.join(", ", offered) + ".")));
    }

    /**
     * Which of the offered languages to answer in, by the {@code Accept-Language} header (RFC 4647, 3.4); the first if that names none
     * of them.
     */
    public String preferredLanguage(List<String> offered) {
        try {
            return headers.first("Accept-Language")
                    .map(Locale.LanguageRange::parse)
                    .map(ranges -> Locale.lookupTag(ranges, offered))
                    .orElse(offered.getFirst());
        } catch (IllegalArgumentException malformed) {
            return offered.getFirst();
        }
    }

    /** The address of the peer that is connected, never what a header claims. */
    public String remoteAddress() {
        return remoteAddress;
    }

    public Optional<Identity> identity() {
        return identity;
    }

    private static RequestRefused refused(Parameter<?> parameter) {
        return new RequestRefused(Problem.invalid(parameter.name(), "must be " + parameter.expected()));
    }
}
