package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Cursors;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Method;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.coordinates.Datums;
import dev.milepost.adapters.http.dispatch.RouteTree.Match;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.exchange.QueryString;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.security.IdentityCheck;
import dev.milepost.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request, whatever it asks for and however it fails. Safe for many threads at once. */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(5);
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private final Supplier<RouteTree> routes;
    private final Gate gate;
    private final Idempotency idempotency;
    private final Cors cors;
    private final Cursors cursors;
    private final RequestObserver observer;

    public Dispatcher(
            EndpointCatalogue catalogue,
            IdentityCheck identities,
            RateLimiter limiter,
            Idempotency idempotency,
            Cors cors,
            Cursors cursors,
            RequestObserver observer) {
        this(always(new RouteTree(catalogue)), identities, limiter, idempotency, cors, cursors, observer);
    }

    private static <T> Supplier<T> always(T value) {
        return () -> value;
    }

    /** @param routes asked at each request; what fails there is answered as a failure of an endpoint is */
    public Dispatcher(
            Supplier<RouteTree> routes,
            IdentityCheck identities,
            RateLimiter limiter,
            Idempotency idempotency,
            Cors cors,
            Cursors cursors,
            RequestObserver observer) {
        this.routes = routes;
        this.gate = new Gate(identities, limiter);
        this.idempotency = idempotency;
        this.cors = cors;
        this.cursors = cursors;
        this.observer = observer;
    }

    /** The answer; never throws for anything that a client can cause. */
    public HttpResponse handle(HttpRequest request) {
        var exchange = new Exchange(request);
        var response = exchange.answer();
        observer.answered(exchange.record(response.status()));
        return response.withHeaders(cors.answer(request.headers()).with("X-Request-Id", exchange.id));
    }

    /** One request on its way, with what is to be logged of it. */
    private final class Exchange {
        private final HttpRequest http;
        private final long startedAt = System.nanoTime();
        private final String id =
                Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        private String route = "unmatched";
        private Optional<Identity> identity = Optional.empty();

        Exchange(HttpRequest http) {
            this.http = http;
        }

        HttpResponse answer() {
            try {
                return switch (routes.get().match(http.path())) {
                    case Match.Found found -> answer(found);
                    case Match.Nothing nothing -> problem(Problem.notFound());
                    case Match.Malformed malformed -> problem(Problem.invalid("path", "is not properly encoded"));
                };
            } catch (RequestRefused refused) {
                return problem(refused.problem());
            } catch (StoreUnavailableException outage) {
                LOG.warn("request {} on {}: {}", id, route, outage.getMessage());
                return problem(Problem.of(ProblemType.UNAVAILABLE, "Try again in some seconds.")
                        .retryAfter(RETRY_AFTER_OUTAGE));
            } catch (RuntimeException fault) {
                LOG.error("request {} on {} failed", id, route, fault);
                return problem(Problem.of(ProblemType.INTERNAL_ERROR, "It is logged as request " + id + "."));
            }
        }

        private HttpResponse answer(Match.Found found) {
            route = found.endpoints().values().iterator().next().path();
            if (http.method().equals("OPTIONS")) {
                return ResponseWriter.write(Response.noContent().with("Allow", allowed(found.methods())))
                        .withHeaders(cors.preflight(http.headers(), found.methods()));
            }
            return method(http.method())
                    .map(found.endpoints()::get)
                    .map(endpoint -> answer(endpoint, found.values()))
                    .orElseGet(() -> ResponseWriter.write(Response.problem(Problem.of(
                                    ProblemType.METHOD_NOT_ALLOWED, "Allowed are " + allowed(found.methods()) + "."))
                            .with("Allow", allowed(found.methods()))));
        }

        private HttpResponse answer(Endpoint endpoint, Map<String, String> pathValues) {
            identity = gate.admit(http.headers(), endpoint.access());
            var query = query(endpoint);
            var key = http.headers().first(Idempotency.HEADER).filter(sent -> endpoint.idempotent());
            if (key.filter(sent -> !Idempotency.isValid(sent)).isPresent()) {
                return problem(Problem.invalid(Idempotency.HEADER, "must be 1 to 255 visible ASCII characters"));
            }
            var body = BodyReader.read(http, endpoint.body());
            var request = new Request(
                    pathValues,
                    query,
                    http.headers(),
                    body,
                    http.remoteAddress(),
                    identity,
                    new Request.ListCursors(cursors, endpoint.name()));
            return key.isPresent() && identity.isPresent()
                    ? idempotency.once(
                            identity.get().caller().accountId(),
                            key.get(),
                            endpoint.name() + " " + pathValues + " " + query,
                            body,
                            () -> carryOut(endpoint, request))
                    : carryOut(endpoint, request);
        }

        /** Answers refusals of the request itself here, so that they too are remembered under an idempotency key. */
        private HttpResponse carryOut(Endpoint endpoint, Request request) {
            try {
                return ResponseWriter.write(endpoint.handler().handle(request));
            } catch (RequestRefused refused) {
                return problem(refused.problem());
            }
        }

        /** A datum may be named with any request; where there are no coordinates there is nothing to convert. */
        private Map<String, String> query(Endpoint endpoint) {
            if (endpoint.anyParameters()) {
                return QueryString.parseLeniently(http.query());
            }
            if (http.query().isEmpty()) {
                return Map.of();
            }
            var query = QueryString.parse(http.query())
                    .orElseThrow(() -> new RequestRefused(
                            Problem.invalid("query", "is not properly encoded, or has a parameter twice")));
            var known = Stream.concat(endpoint.parameters().stream(), Stream.of(Datums.DATUM))
                    .map(Parameter::name)
                    .collect(Collectors.toSet());
            query.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new RequestRefused(Problem.invalid(shortened(name), "is not a known parameter"));
                    });
            return query;
        }

        RequestRecord record(int status) {
            return new RequestRecord(
                    METHODS.contains(http.method()) ? http.method() : "OTHER",
                    route,
                    status,
                    Duration.ofNanos(System.nanoTime() - startedAt),
                    identity.map(known -> known.caller().accountId()),
                    id);
        }
    }

    private static Optional<Method> method(String name) {
        var effective = name.equals("HEAD") ? "GET" : name;
        for (var method : Method.values()) {
            if (method.name().equals(effective)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    private static String allowed(Set<Method> methods) {
        var names = new TreeSet<>(Set.of("OPTIONS"));
        methods.forEach(method -> names.add(method.name()));
        if (methods.contains(Method.GET)) {
            names.add("HEAD");
        }
        return String.join(", ", names);
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 100));
    }

    private static HttpResponse problem(Problem problem) {
        return ResponseWriter.write(Response.problem(problem));
    }
}
