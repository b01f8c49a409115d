/**
 * Positions on earth, the datums that they may be given in, and distances. Routes and tracks build on it; no map projection for
 * drawing lives here.
 */
package dev.milepost.domain.geo;
