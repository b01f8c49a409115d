package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes an item attribute by attribute; what is empty is left out. Read back by {@link ItemReader}. */
final class ItemWriter {
    private static final int NANO_DIGITS = 9;

    private final Map<String, AttributeValue> attributes = new HashMap<>();

    static ItemWriter at(Key key) {
        var writer = new ItemWriter();
        writer.attributes.putAll(key.attributes());
        return writer;
    }

    ItemWriter text(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    ItemWriter text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    ItemWriter number(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    /** Kept as text of the shortest form that reads back the same: DynamoDB's numbers end at 10^125. */
    ItemWriter decimal(String name, double value) {
        return text(name, Double.toString(value));
    }

    ItemWriter flag(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    ItemWriter instant(String name, Instant value) {
        attributes.put(name, instant(value));
        return this;
    }

    ItemWriter instant(String name, Optional<Instant> value) {
        value.ifPresent(present -> instant(name, present));
        return this;
    }

    /** Seconds since 1970 with up to nine decimals: exact, short, and in order. */
    static AttributeValue instant(Instant value) {
        var seconds = BigDecimal.valueOf(value.getEpochSecond()).add(BigDecimal.valueOf(value.getNano(), NANO_DIGITS));
        return AttributeValue.fromN(seconds.stripTrailingZeros().toPlainString());
    }

    ItemWriter duration(String name, Duration value) {
        return number(name, value.toMillis());
    }

    ItemWriter duration(String name, Optional<Duration> value) {
        value.ifPresent(present -> duration(name, present));
        return this;
    }

    ItemWriter money(String name, Money value) {
        return text(name, value.minorUnits() + " " + value.currency().getCurrencyCode());
    }

    ItemWriter money(String name, Optional<Money> value) {
        value.ifPresent(present -> money(name, present));
        return this;
    }

    ItemWriter bytes(String name, byte[] value) {
        attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
        return this;
    }

    ItemWriter texts(String name, List<String> values) {
        attributes.put(
                name,
                AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    /** A part with attributes of its own. */
    <T> ItemWriter part(String name, T value, BiConsumer<ItemWriter, T> write) {
        attributes.put(name, part(value, write));
        return this;
    }

    <T> ItemWriter part(String name, Optional<T> value, BiConsumer<ItemWriter, T> write) {
        value.ifPresent(present -> part(name, present, write));
        return this;
    }

    <T> ItemWriter parts(String name, Collection<T> values, BiConsumer<ItemWriter, T> write) {
        attributes.put(
                name,
                AttributeValue.fromL(
                        values.stream().map(value -> part(value, write)).toList()));
        return this;
    }

    static <T> AttributeValue part(T value, BiConsumer<ItemWriter, T> write) {
        var writer = new ItemWriter();
        write.accept(writer, value);
        return AttributeValue.fromM(writer.attributes);
    }

    /** When DynamoDB may forget the item; it does so within days, and nobody relies on it. */
    ItemWriter expiry(Instant at) {
        return number(Table.EXPIRY, at.getEpochSecond());
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }
}
