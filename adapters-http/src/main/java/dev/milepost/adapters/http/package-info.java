/** The HTTP face that every runtime shares: no server and no cloud in it. A host turns its own requests into {@code HttpRequest}. */
package dev.milepost.adapters.http;
