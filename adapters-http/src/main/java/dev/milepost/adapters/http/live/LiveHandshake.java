package dev.milepost.adapters.http.live;

import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.coordinates.Datums;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.QueryString;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is checked before a connection becomes a WebSocket, and of its first message. A token comes as one of the offered subprotocols, as
 * browsers can't send any other header, or in the first message; never in the address, which ends up in logs.
 */
public final class LiveHandshake {
    public static final String PATH = "/api/v1/live";
    public static final String PROTOCOL_HEADER = "Sec-WebSocket-Protocol";

    /** Longer than any token, cursor or both. */
    public static final int MAX_FIRST_MESSAGE = 10_000;

    private static final int MAX_CURSOR = 6_000;
    private static final int TOKEN_DOTS = 2;
    private static final Set<Role> WATCHERS = Set.of(Role.MANAGER, Role.ADMIN);
    private static final Parameter<String> SINCE = Parameter.text("since", MAX_CURSOR, "");
    private static final List<Parameter<?>> PARAMETERS = List.of(SINCE, Datums.DATUM);

    private final Function<String, Optional<Identity>> identities;
    private final Set<String> origins;

    /**
     * @param identities whose token it is, if it is good now
     * @param origins of other pages that may watch, such as {@code https://milepost.example.com}
     */
    public LiveHandshake(Function<String, Optional<Identity>> identities, Set<String> origins) {
        this.identities = identities;
        this.origins = Set.copyOf(origins);
    }

    /** What becomes of the wish to watch. */
    public sealed interface Answer {
        /** It stays an HTTP request, answered with this problem. */
        record Refused(Problem problem) implements Answer {}

        /**
         * It becomes a WebSocket.
         *
         * @param token a good one of somebody who may watch; empty: the first message must bring it
         * @param protocol the subprotocol to confirm, as browsers ask for
         */
        record Accepted(Optional<String> token, Wish wish, Optional<String> protocol) implements Answer {
            @Override
            public String toString() {
                return "Accepted[" + wish + "]";
            }
        }
    }

    /** @param since the cursor of the last message that the viewer got */
    public record Wish(Optional<String> since, Datum datum) {}

    /** The first message of who brought no token before. */
    record FirstMessage(
            @Text(max = 2_000) String token,
            @Text(max = MAX_CURSOR) Optional<String> since) {
        @Override
        public String toString() {
            return "FirstMessage[]";
        }
    }

    /** @param query of the request, percent-encoded */
    public Answer answer(Headers headers, String query) {
        if (!isOfAllowedOrigin(headers)) {
            return refused(ProblemType.FORBIDDEN, "Pages of this origin may not watch.");
        }
        var parameters = QueryString.parse(query).filter(LiveHandshake::areKnown);
        if (parameters.isEmpty()) {
            return new Answer.Refused(Problem.invalid("query", "may hold since and datum, each once"));
        }
        var wish = new Wish(
                value(SINCE, parameters.get()),
                value(Datums.DATUM, parameters.get()).orElse(Datum.WGS84));
        var offered = offered(headers);
        return offered.stream()
                .filter(LiveHandshake::looksLikeToken)
                .findFirst()
                .map(token -> answer(token, wish, offered))
                .orElseGet(() -> new Answer.Accepted(
                        Optional.empty(), wish, offered.stream().findFirst()));
    }

    private Answer answer(String token, Wish wish, List<String> offered) {
        var identity = identities.apply(token);
        if (identity.isEmpty()) {
            return refused(ProblemType.INVALID_CREDENTIALS, "Sign in again, or refresh the token.");
        }
        // A browser gives up unless one of its own is confirmed; better one that is no secret.
        var protocol = offered.stream().filter(other -> !looksLikeToken(other)).findFirst();
        return mayWatch(identity.get())
                ? new Answer.Accepted(Optional.of(token), wish, protocol.or(() -> Optional.of(token)))
                : refused(ProblemType.FORBIDDEN, "Your role doesn't allow it.");
    }

    /** Who a token belongs to, if it is good now. */
    Optional<Identity> identity(String token) {
        return identities.apply(token);
    }

    static boolean mayWatch(Identity identity) {
        return identity.credential() instanceof Credential.Session
                && WATCHERS.contains(identity.caller().role());
    }

    /** What the first message says; empty if it isn't {@code {"token": "…"}}, with or without a cursor. */
    static Optional<FirstMessage> firstMessage(String text) {
        try {
            return text.length() > MAX_FIRST_MESSAGE
                    ? Optional.empty()
                    : Optional.of(Json.read(text.getBytes(StandardCharsets.UTF_8), FirstMessage.class));
        } catch (RequestRefused malformed) {
            return Optional.empty();
        }
    }

    /** Only browsers say where a page comes from; our own pages come from the host that they call. */
    private boolean isOfAllowedOrigin(Headers headers) {
        return headers.first("Origin")
                .map(origin -> origins.contains(origin)
                        || headers.first("Host")
                                .filter(host -> isOfHost(origin, host))
                                .isPresent())
                .orElse(true);
    }

    /** The scheme doesn't matter: it is another before a proxy than behind it. */
    private static boolean isOfHost(String origin, String host) {
        return origin.equals("https://" + host) || origin.equals("http://" + host);
    }

    private static boolean areKnown(Map<String, String> query) {
        return query.entrySet().stream()
                .allMatch(given -> PARAMETERS.stream()
                        .anyMatch(parameter -> parameter.name().equals(given.getKey())
                                && parameter.parser().apply(given.getValue()).isPresent()));
    }

    private static <T> Optional<T> value(Parameter<T> parameter, Map<String, String> query) {
        return Optional.ofNullable(query.get(parameter.name()))
                .flatMap(text -> parameter.parser().apply(text));
    }

    private static List<String> offered(Headers headers) {
        return headers.first(PROTOCOL_HEADER).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(protocol -> !protocol.isEmpty())
                .toList();
    }

    private static boolean looksLikeToken(String protocol) {
        return protocol.chars().filter(letter -> letter == '.').count() == TOKEN_DOTS;
    }

    private static Answer refused(ProblemType type, String detail) {
        return new Answer.Refused(Problem.of(type, detail));
    }
}
