package dev.milepost.adapters.http.problem;

import java.util.Locale;

/** Every way in which a request can fail, with its status (RFC 9110). The names are stable: clients decide by them. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not JSON"),
    MALFORMED_FILE(400, "The file can't be read"),

    UNAUTHENTICATED(401, "Sign in first"),
    INVALID_CREDENTIALS(401, "The token or key is not valid, or not any more"),
    BAD_CREDENTIALS(401, "The e-mail address or the password is wrong"),
    INVALID_REFRESH_TOKEN(401, "The refresh token is not valid, or not any more"),

    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not supported here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is available"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),

    TASK_ALREADY_CLAIMED(409, "The task has been claimed by another courier"),
    TASK_NOT_YET_OPEN(409, "The task can't be claimed yet"),
    TASK_NOT_OPEN(409, "The task is not open"),
    TASK_NOT_CLAIMED(409, "The task is not claimed"),
    TASK_NOT_STARTED(409, "The task is not started"),
    TASK_COMPLETED(409, "The task is completed"),
    TOO_MANY_CLAIMS(409, "Too many active tasks"),
    CHECKPOINTS_MISSING(409, "Checkpoints were not reached"),
    ROUTE_IN_USE(409, "An unfinished task needs the route"),
    EMAIL_TAKEN(409, "The e-mail address belongs to another account"),
    TEAM_IN_USE(409, "Accounts or unfinished tasks belong to the team"),
    TOO_MANY_DEVICE_KEYS(409, "Too many device keys"),
    TOO_MANY_RECEIPTS(409, "Too many receipts"),
    TOO_MANY_WEBHOOKS(409, "Too many webhooks"),
    RECEIPT_STILL_READING(409, "The receipt is still being read"),
    RECEIPT_DECIDED(409, "The receipt has been decided on"),
    COURIER_HOLDS_TASK(409, "The courier holds a task"),
    OWN_RIGHTS(409, "Nobody changes their own rights"),
    REQUEST_IN_PROGRESS(409, "The same request is being answered"),

    TRACK_EXPIRED(410, "The positions are not kept any more"),

    STALE_VERSION(412, "It has been changed meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    PERIOD_NOT_BEGUN(422, "The week or month has not begun"),
    NO_PICTURE(422, "No picture can be made of the file"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),

    INTERNAL_ERROR(500, "Something failed on our side"),
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** For people, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** For programs: {@code task-already-claimed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The URI that identifies the type (RFC 9457, 3.1.1); it can't be fetched. */
    public String uri() {
        return "urn:milepost:problem:" + code();
    }
}
