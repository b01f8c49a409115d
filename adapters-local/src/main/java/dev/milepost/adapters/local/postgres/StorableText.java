package dev.milepost.adapters.local.postgres;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds text. PostgreSQL's text holds neither NUL nor half a surrogate pair; U+FFFD stands in for either, so that no text from outside
 * makes a statement fail, and an identifier that has one is simply unknown.
 */
final class StorableText extends AbstractArgumentFactory<String> {
    private static final char REPLACEMENT = '\uFFFD';

    StorableText() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        var storable = of(value);
        return (position, statement, context) -> statement.setString(position, storable);
    }

    static String of(String value) {
        return value.codePoints().noneMatch(StorableText::isUnstorable)
                ? value
                : value.codePoints()
                        .map(point -> isUnstorable(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A surrogate that is a code point of its own has lost its other half. */
    private static boolean isUnstorable(int point) {
        return point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
