/**
 * The API as data: each endpoint with its method, path, access, parameters, schemas and handler. Hosts, access checks and OpenAPI all read
 * this one list. How a request is taken through it lives in {@code dispatch}; the endpoints themselves live with their subjects.
 */
package dev.milepost.adapters.http.catalogue;
