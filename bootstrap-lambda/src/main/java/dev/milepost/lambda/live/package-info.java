/** The live view over WebSocket: who connects, and what they are told. Polling is among the endpoints of tracking. */
package dev.milepost.lambda.live;
