package dev.milepost.adapters.http.exchange;

import java.io.InputStream;

/**
 * A request as it came over the wire.
 *
 * @param method in capitals
 * @param path as sent, percent-encoded, without the query
 * @param query as sent, percent-encoded, without the question mark; may be empty
 * @param body read at most once, and only as far as the endpoint's limit; empty rather than absent
 * @param remoteAddress of the peer that is connected to us or to a proxy of our own, never what anybody else's header claims
 */
public record HttpRequest(
        String method, String path, String query, Headers headers, InputStream body, String remoteAddress) {}
