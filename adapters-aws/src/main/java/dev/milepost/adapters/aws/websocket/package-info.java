/**
 * The live view behind a WebSocket API of API Gateway: its events in, its messages out. Who may watch and what is told is decided in
 * {@link dev.milepost.adapters.http.live}.
 */
package dev.milepost.adapters.aws.websocket;
