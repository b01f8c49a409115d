/** Positions, tracks, progress and the live view over HTTP. */
package dev.milepost.adapters.http.tracking;
