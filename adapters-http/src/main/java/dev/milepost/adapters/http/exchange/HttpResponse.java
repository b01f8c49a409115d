package dev.milepost.adapters.http.exchange;

/**
 * The answer to an {@link HttpRequest}, complete.
 *
 * @param body shared, not to be changed; empty for answers without content
 */
public record HttpResponse(int status, Headers headers, byte[] body) {
    /** This answer with further header fields, which go before those that it has. */
    public HttpResponse withHeaders(Headers more) {
        return new HttpResponse(status, more.orElse(headers), body);
    }
}
