package dev.milepost.adapters.http.catalogue;

import dev.milepost.application.people.Caller;

/** Answers the requests of an endpoint. Safe for many threads at once. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);

    /** Answers the requests of an endpoint that only known callers reach. */
    @FunctionalInterface
    interface ForCaller {
        /** @param caller verified, of a role that the endpoint admits */
        Response handle(Request request, Caller caller);
    }
}
