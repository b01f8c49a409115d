package dev.milepost.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two rounds of what {@code ./milepost bench crash} does ten times over. */
@Order(8)
class CrashIT {
    @Test
    void whatWasAcknowledgedIsStoredWhateverIsKilled() {
        try (var bench = Workbench.open()) {
            var outcome = new Crashes(bench, round -> {}).run(2);

            assertThat(outcome.acknowledged()).isGreaterThan(100);
            assertThat(outcome.lost()).isZero();
        }
    }
}
