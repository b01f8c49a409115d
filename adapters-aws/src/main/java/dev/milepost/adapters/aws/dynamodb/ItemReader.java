package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it was read. An attribute that must be there and isn't is a fault of the data.
 *
 * @param attributes empty if there was no item
 */
record ItemReader(Map<String, AttributeValue> attributes) {
    boolean isEmpty() {
        return attributes.isEmpty();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    private AttributeValue required(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item lacks the attribute " + name);
        }
        return value;
    }

    private <T> Optional<T> optional(String name, Function<String, T> read) {
        return has(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    String partition() {
        return text(Table.PARTITION);
    }

    String sort() {
        return text(Table.SORT);
    }

    String text(String name) {
        return required(name).s();
    }

    Optional<String> optionalText(String name) {
        return optional(name, this::text);
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    int integer(String name) {
        return Integer.parseInt(required(name).n());
    }

    double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    boolean flag(String name) {
        return required(name).bool();
    }

    Instant instant(String name) {
        var seconds = new BigDecimal(required(name).n());
        var whole = seconds.longValue();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValueExact());
    }

    Optional<Instant> optionalInstant(String name) {
        return optional(name, this::instant);
    }

    Duration duration(String name) {
        return Duration.ofMillis(number(name));
    }

    Optional<Duration> optionalDuration(String name) {
        return optional(name, this::duration);
    }

    Money money(String name) {
        var parts = text(name).split(" ", 2);
        return new Money(Long.parseLong(parts[0]), Currency.getInstance(parts[1]));
    }

    Optional<Money> optionalMoney(String name) {
        return optional(name, this::money);
    }

    byte[] bytes(String name) {
        return required(name).b().asByteArray();
    }

    List<String> texts(String name) {
        return required(name).l().stream().map(AttributeValue::s).toList();
    }

    ItemReader part(String name) {
        return new ItemReader(required(name).m());
    }

    Optional<ItemReader> optionalPart(String name) {
        return optional(name, this::part);
    }

    /** The parts of a list in their order; none if there is no such list. */
    List<ItemReader> parts(String name) {
        return has(name)
                ? required(name).l().stream()
                        .map(AttributeValue::m)
                        .map(ItemReader::new)
                        .toList()
                : List.of();
    }

    /** The members of a set; none if there is no such set, as a set is never empty. */
    List<String> members(String name) {
        return has(name) ? required(name).ss() : List.of();
    }
}
