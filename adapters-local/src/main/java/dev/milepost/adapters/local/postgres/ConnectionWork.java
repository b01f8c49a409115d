package dev.milepost.adapters.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements over a connection that is lent for them. */
@FunctionalInterface
interface ConnectionWork<T> {
    T with(Connection connection) throws SQLException;
}
