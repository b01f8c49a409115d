package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.problem.Problem;

/** What a handler answers, before it is written out. */
public record Response(int status, Headers headers, Content content) {
    /** The content of an answer. */
    public sealed interface Content {
        record None() implements Content {}

        /** A record or map that is to be written as JSON. */
        record Json(Object value, String mediaType) implements Content {}

        /** Written as it is. */
        record Bytes(byte[] bytes, String mediaType) implements Content {}
    }

    public static Response ok(Object json) {
        return new Response(200, Headers.none(), new Content.Json(json, MediaTypes.JSON));
    }

    /** What is durable, and still to be carried out. */
    public static Response accepted(Object json) {
        return new Response(202, Headers.none(), new Content.Json(json, MediaTypes.JSON));
    }

    /** @param path of what was created, below the API's base path: {@code /tasks/…} */
    public static Response created(String path, Object json) {
        return new Response(201, Headers.none(), new Content.Json(json, MediaTypes.JSON))
                .with("Location", EndpointCatalogue.BASE_PATH + path);
    }

    /** That it is there, for now. @param address a whole one, to be fetched by {@code GET} */
    public static Response found(String address) {
        return new Response(302, Headers.none(), new Content.None()).with("Location", address);
    }

    public static Response noContent() {
        return new Response(204, Headers.none(), new Content.None());
    }

    /** @param mediaType with its charset where it is a text */
    public static Response bytes(String mediaType, byte[] bytes) {
        return new Response(200, Headers.none(), new Content.Bytes(bytes, mediaType));
    }

    public static Response problem(Problem problem) {
        // RFC 9110, 11.6.1: an answer of 401 says how to authenticate.
        var headers =
                problem.type().status() == 401 ? Headers.none().with("WWW-Authenticate", "Bearer") : Headers.none();
        var response =
                new Response(problem.type().status(), headers, new Content.Json(problem.toJson(), MediaTypes.PROBLEM));
        return problem.retryAfter()
                .map(wait -> response.with(
                        "Retry-After",
                        String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()))))
                .orElse(response);
    }

    public Response with(String header, String value) {
        return new Response(status, headers.with(header, value), content);
    }

    /** This answer with the entity's version as its ETag, which {@code If-Match} takes back. */
    public Response withVersion(long version) {
        return with("ETag", "\"" + version + "\"");
    }
}
