package dev.milepost.lambda.bench;

import java.nio.charset.StandardCharsets;

/**
 * What a function is asked first.
 *
 * @param answered a part of its answer, without blanks, if all is well
 */
record Question(byte[] event, String answered) {
    /** A signed-in admin asks for the newest routes, which are read from DynamoDB. */
    static final Question ROUTES = new Question(text("""
            {"version": "2.0", "rawPath": "/api/v1/routes", "rawQueryString": "", "headers": {},
             "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"},
             "authorizer": {"lambda": {"result": "known", "account": "bench", "role": "ADMIN", "session": "bench"}}},
             "isBase64Encoded": false}
            """), "\"statusCode\":200");

    /** API Gateway asks who sends this token. */
    static Question whoHas(String token) {
        return new Question(text("""
                {"version": "2.0", "type": "REQUEST", "rawPath": "/api/v1/routes", "rawQueryString": "",
                 "headers": {"authorization": "Bearer %s"},
                 "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"}}}
                """.formatted(token)), "\"result\":\"known\"");
    }

    private static byte[] text(String event) {
        return event.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException if the answer isn't the one that is measured */
    void check(byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8);
        if (!text.replace(" ", "").contains(answered)) {
            throw new IllegalStateException("the function answered " + text);
        }
    }
}
