package dev.milepost.server.demo;

import dev.milepost.application.Outcome;

/** The demo asks for nothing that a use case would refuse. */
final class Done {
    private Done() {}

    static <T> T of(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused -> throw new IllegalStateException("refused: " + refused.refusal());
        };
    }
}
