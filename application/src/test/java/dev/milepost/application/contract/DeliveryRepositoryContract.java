package dev.milepost.application.contract;

import static dev.milepost.testing.Deliveries.id;
import static dev.milepost.testing.Deliveries.numbered;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.DeliveryId;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.testing.Deliveries;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryRepository} must keep to. */
public interface DeliveryRepositoryContract {
    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    DeliveryRepository deliveries();

    private Optional<Versioned<Delivery>> stored(DeliveryId id) {
        return deliveries().list(PageRequest.first(10)).items().stream()
                .filter(each -> each.value().id().equals(id))
                .findFirst();
    }

    @Test
    default void anEmptyStoreHasNothingToDeliver() {
        assertThat(deliveries().due(NINE, 10)).isEmpty();
        assertThat(deliveries().list(PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    default void deliveriesOfEveryKindAreKeptWhole() {
        var month = new Occasion.EditionMade(new Month(YearMonth.of(2026, 11)), 12, NINE.plusMillis(123));
        var all = List.of(
                numbered(1, NINE),
                Delivery.of(id(2), new Target.ByMail(new Email("boss@example.com")), month, NINE.plusMillis(7)),
                Delivery.of(id(3), new Target.ToWebhook(Deliveries.HOOK), new Occasion.Ping(), NINE));

        assertThat(all).allMatch(deliveries()::add);

        assertThat(all).allSatisfy(each -> assertThat(stored(each.id())).contains(new Versioned<>(each, 1)));
    }

    @Test
    default void attemptsAndStatesAreKeptWhole() {
        var begun = numbered(1, NINE).begin(NINE.plusMillis(3));
        var failed = begun.end(Result.REFUSED, OptionalInt.of(503), NINE.plusSeconds(1), 0.5);
        var delivered = failed.begin(NINE.plusSeconds(60)).end(Result.ACCEPTED, OptionalInt.of(200), NINE, 0.5);
        var givenUp = failed.begin(NINE.plusSeconds(60)).end(Result.GONE, OptionalInt.empty(), NINE, 0.5);
        deliveries().add(numbered(1, NINE));

        var version = 1;
        for (var next : List.of(begun, failed, delivered, givenUp)) {
            var saved = new Versioned<>(next, version + 1);
            assertThat(deliveries().save(next, version)).isEqualTo(new SaveResult.Saved<>(saved));
            assertThat(stored(id(1))).contains(saved);
            version++;
        }
    }

    @Test
    default void addingADeliveryAgainChangesNothing() {
        var begun = numbered(1, NINE).begin(NINE);
        deliveries().add(numbered(1, NINE));
        deliveries().save(begun, 1);

        assertThat(deliveries().add(numbered(1, NINE))).isFalse();

        assertThat(stored(id(1))).contains(new Versioned<>(begun, 2));
    }

    @Test
    default void ofManyWhoAddADeliveryExactlyOneDoes() {
        var results = Racing.race(16, i -> deliveries().add(numbered(1, NINE)));

        assertThat(results).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    default void ofManyWhoBeginATryExactlyOneGoesOn() {
        deliveries().add(numbered(1, NINE));

        var results = Racing.race(16, i -> deliveries().save(numbered(1, NINE).begin(NINE.plusMillis(i)), 1));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(new SaveResult.Stale<>(stored(id(1)).orElseThrow())::equals)
                .hasSize(15);
    }

    @Test
    default void whatIsDueIsFoundTheLongestFirst() {
        IntStream.rangeClosed(1, 5).forEach(i -> deliveries().add(numbered(i, NINE.minusSeconds(i))));
        deliveries().add(numbered(6, NINE.plusMillis(1)));
        deliveries().save(numbered(2, NINE.minusSeconds(2)).begin(NINE), 1);
        deliveries()
                .save(
                        numbered(3, NINE.minusSeconds(3))
                                .begin(NINE)
                                .end(Result.ACCEPTED, OptionalInt.of(200), NINE, 0),
                        1);

        assertThat(deliveries().due(NINE, 10))
                .extracting(due -> due.value().id())
                .containsExactly(id(5), id(4), id(1));
        assertThat(deliveries().due(NINE, 2)).hasSize(2);
        assertThat(deliveries().due(NINE.plusMillis(1), 10)).hasSize(4);
    }

    @Test
    default void theLogIsPagedThroughNewestFirst() {
        IntStream.range(0, 25).forEach(i -> deliveries().add(numbered(i, NINE)));

        assertThat(Paging.all(10, deliveries()::list))
                .extracting(each -> each.value().id())
                .isEqualTo(IntStream.range(0, 25).mapToObj(i -> id(24 - i)).toList());
    }

    @Test
    default void whatIsOldIsForgotten() {
        deliveries().add(numbered(1, NINE));
        deliveries().add(numbered(2, NINE.plusSeconds(1)));

        deliveries().removeCreatedBefore(NINE.plusSeconds(1));

        assertThat(deliveries().list(PageRequest.first(10)).items())
                .extracting(each -> each.value().id())
                .containsExactly(id(2));
    }
}
