package dev.milepost.adapters.local.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Binds the parameters of a JDBC statement one after the other: for the few statements that come most often, where jdbi's way from a name
 * to a value takes longer than PostgreSQL takes for the whole statement. What is empty becomes null.
 */
final class Parameters {
    private final PreparedStatement statement;
    private int bound;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(String value) throws SQLException {
        statement.setString(++bound, StorableText.of(value));
        return this;
    }

    Parameters text(Optional<String> value) throws SQLException {
        statement.setString(++bound, value.map(StorableText::of).orElse(null));
        return this;
    }

    Parameters number(int value) throws SQLException {
        statement.setInt(++bound, value);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++bound, value);
        return this;
    }

    Parameters number(Optional<Long> value) throws SQLException {
        statement.setObject(++bound, value.orElse(null), Types.BIGINT);
        return this;
    }

    Parameters truth(boolean value) throws SQLException {
        statement.setBoolean(++bound, value);
        return this;
    }

    Parameters instant(Instant value) throws SQLException {
        return instant(Optional.of(value));
    }

    Parameters instant(Optional<Instant> value) throws SQLException {
        statement.setObject(
                ++bound,
                value.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    /** An array, of elements of which some may be empty. */
    Parameters texts(List<Optional<String>> values) throws SQLException {
        var elements = values.stream()
                .map(value -> value.map(StorableText::of).orElse(null))
                .toArray(String[]::new);
        statement.setArray(++bound, statement.getConnection().createArrayOf("text", elements));
        return this;
    }

    Parameters texts(Optional<List<String>> values) throws SQLException {
        if (values.isPresent()) {
            return texts(values.get().stream().map(Optional::of).toList());
        }
        statement.setNull(++bound, Types.ARRAY);
        return this;
    }

    Parameters instants(List<Instant> values) throws SQLException {
        var elements =
                values.stream().map(value -> value.atOffset(ZoneOffset.UTC)).toArray();
        statement.setArray(++bound, statement.getConnection().createArrayOf("timestamptz", elements));
        return this;
    }
}
