package dev.milepost.domain.report;

/** A part of a report: what its rows are about. */
public enum Section {
    /** One row, of everything. */
    ORGANISATION,
    /** A row a team: what its couriers ended, and what was published to it alone. */
    TEAMS,
    /** A row a courier; two for one who changed teams within the period. */
    COURIERS,
    /** A row a route. */
    ROUTES
}
