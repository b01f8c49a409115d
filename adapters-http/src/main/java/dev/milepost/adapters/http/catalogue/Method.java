package dev.milepost.adapters.http.catalogue;

/** The methods that endpoints have; HEAD and OPTIONS follow from them. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
