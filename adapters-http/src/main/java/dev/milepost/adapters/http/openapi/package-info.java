/** The API's description for people and tools, made from the catalogue alone, and the page that shows it. */
package dev.milepost.adapters.http.openapi;
