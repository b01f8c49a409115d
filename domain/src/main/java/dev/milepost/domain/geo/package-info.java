/** Positions on earth and the datums that they may be given in. Routes and tracks build on it; no map projection lives here. */
package dev.milepost.domain.geo;
