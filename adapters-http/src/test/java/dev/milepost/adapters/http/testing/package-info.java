/** A whole application on ports in memory, and a client that speaks to it by HTTP, through the dispatcher or over a host. */
package dev.milepost.adapters.http.testing;
