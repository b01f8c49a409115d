/** Signing in, accounts, device keys and teams over HTTP. */
package dev.milepost.adapters.http.people;
