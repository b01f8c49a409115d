/** Where identifiers come from. */
package dev.milepost.adapters.http.identifier;
