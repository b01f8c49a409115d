package dev.milepost.adapters.http.live;

/** Why the server ends a connection: status codes of RFC 6455, and from 4000 on of our own, like those of HTTP. */
public enum LiveClose {
    GOING_AWAY(1001, "the server stops: come back with the last cursor"),
    TRY_LATER(1013, "who you are can't be looked up now: come back later"),
    FULL(1013, "too many watch at once: come back later"),
    BAD_MESSAGE(4400, "the only message to send is the first one: {\"token\": \"...\"}"),
    UNAUTHENTICATED(4401, "the token is not valid, or not any more: come back with a new one and the last cursor"),
    FORBIDDEN(4403, "your role doesn't allow it"),
    NO_TOKEN(4408, "no token came in time"),
    TOO_MANY(4429, "your account watches too often at once");

    private final int code;
    private final String reason;

    LiveClose(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /** For people, at most 123 bytes. */
    public String reason() {
        return reason;
    }
}
