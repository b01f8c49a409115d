/**
 * The live view over WebSocket: who may watch, what is told, and how many follow one feed without holding each other up. Knows no
 * transport: a host upgrades connections and hands over a {@link dev.milepost.adapters.http.live.LiveWire}. The live view by polling is
 * among the endpoints of tracking.
 */
package dev.milepost.adapters.http.live;
