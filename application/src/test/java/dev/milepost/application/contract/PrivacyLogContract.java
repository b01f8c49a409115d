package dev.milepost.application.contract;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PrivacyLog;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import dev.milepost.domain.people.PrivacyEntry.Act;
import org.junit.jupiter.api.Test;

/** What every {@link PrivacyLog} must keep to. */
public interface PrivacyLogContract {
    /** The log of this test, empty when the test begins; every call in one test is about the same. */
    PrivacyLog log();

    @Test
    default void anEmptyLogSaysNothing() {
        assertThat(log().list(ANNA)).isEmpty();
        assertThat(log().list(new AccountId("")).isEmpty()).isTrue();
    }

    @Test
    default void linesAreListedByAccountNewestFirst() {
        var log = log();
        var exported = entry(1, ANNA, Act.EXPORTED);
        var erased = entry(3, ANNA, Act.ERASED);
        log.add(exported);
        log.add(entry(2, BORIS, Act.EXPORTED));
        log.add(erased);

        assertThat(log.list(ANNA)).containsExactly(erased, exported);
        assertThat(log.list(BORIS)).containsExactly(entry(2, BORIS, Act.EXPORTED));
    }

    @Test
    default void aLineThatIsAddedAgainIsThereOnce() {
        var log = log();

        log.add(entry(1, ANNA, Act.ERASED));
        log.add(entry(1, ANNA, Act.ERASED));

        assertThat(log.list(ANNA)).containsExactly(entry(1, ANNA, Act.ERASED));
    }

    private static PrivacyEntry entry(int number, AccountId account, Act act) {
        return new PrivacyEntry(
                "entry-%06d".formatted(number),
                account,
                act,
                ADMIN,
                NINE.plusSeconds(number),
                "asked by letter 信 " + number);
    }
}
