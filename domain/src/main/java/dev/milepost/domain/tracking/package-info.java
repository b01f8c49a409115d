/**
 * Where couriers were and how far along their route that brought them: fixes, tracks, and the rules that make progress of them. What
 * was planned lives in {@code dev.milepost.domain.route}; who may upload and how tracks are stored is the application's.
 */
package dev.milepost.domain.tracking;
