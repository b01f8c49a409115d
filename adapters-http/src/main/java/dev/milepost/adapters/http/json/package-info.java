/**
 * JSON as this API reads and writes it. One declaration, a record with annotated components, gives the strict reading, the writing and
 * the schema in OpenAPI; no endpoint lives here.
 */
package dev.milepost.adapters.http.json;
