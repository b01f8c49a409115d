package dev.milepost.domain.delivery;

import dev.milepost.domain.delivery.Attempt.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Something that somebody is to be told, with every try so far. A try is written down before it is made, so that one that takes the
 * process down counts as well; until its time is over nobody else makes another. Told at least once: a receiver drops what it knows.
 *
 * @param attempts oldest first
 */
public record Delivery(
        DeliveryId id, Target target, Occasion occasion, Instant createdAt, List<Attempt> attempts, State state) {
    public static final int MOST_ATTEMPTS = 8;

    /** Longer than any try takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int PAUSE_GROWTH = 4;

    /** Where a delivery stands. */
    public sealed interface State {
        /** It is tried at this time or later. */
        record Due(Instant at) implements State {}

        record Delivered(Instant at) implements State {}

        /** Nobody tries any more. */
        record GivenUp(Instant at) implements State {}
    }

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** One that is due at once. */
    public static Delivery of(DeliveryId id, Target target, Occasion occasion, Instant now) {
        return new Delivery(id, target, occasion, now, List.of(), new State.Due(now));
    }

    /** When it is to be tried next; empty once nobody tries any more. */
    public Optional<Instant> dueAt() {
        return switch (state) {
            case State.Due due -> Optional.of(due.at());
            case State.Delivered delivered -> Optional.empty();
            case State.GivenUp givenUp -> Optional.empty();
        };
    }

    /** Begins a try; given up if the last one allowed was interrupted. */
    public Delivery begin(Instant now) {
        if (attempts.size() >= MOST_ATTEMPTS) {
            return with(attempts, new State.GivenUp(now));
        }
        var begun = new Attempt(now, Result.INTERRUPTED, OptionalInt.empty());
        return with(Stream.concat(attempts.stream(), Stream.of(begun)).toList(), new State.Due(now.plus(LEASE)));
    }

    /**
     * Ends the try that was begun last.
     *
     * @param random 0..1, spreads tries that failed together
     */
    public Delivery end(Result result, OptionalInt status, Instant now, double random) {
        var begun = attempts.getLast();
        var tried = Stream.concat(
                        attempts.stream().limit(attempts.size() - 1L),
                        Stream.of(new Attempt(begun.at(), result, status)))
                .toList();
        return with(tried, next(result, tried.size(), now, random));
    }

    private static State next(Result result, int attempts, Instant now, double random) {
        if (result == Result.ACCEPTED) {
            return new State.Delivered(now);
        }
        return result.isFinal() || attempts >= MOST_ATTEMPTS
                ? new State.GivenUp(now)
                : new State.Due(now.plus(pause(attempts, random)));
    }

    /** Half a minute, two minutes, eight … six hours; between half of that and all of it. */
    private static Duration pause(int attempts, double random) {
        var pause = FIRST_PAUSE.multipliedBy((long) Math.pow(PAUSE_GROWTH, attempts - 1.0));
        var bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return Duration.ofMillis((long) (bounded.toMillis() * (1 + random) / 2));
    }

    private Delivery with(List<Attempt> tried, State next) {
        return new Delivery(id, target, occasion, createdAt, tried, next);
    }
}
