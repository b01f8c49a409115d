/**
 * What was planned: routes, their checkpoints, and the geometry of a path. Where a courier is along a route belongs to
 * {@code dev.milepost.domain.tracking}.
 */
package dev.milepost.domain.route;
