package dev.milepost.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.InMemoryDeliveryRepository;
import dev.milepost.application.fake.InMemoryReportRepository;
import dev.milepost.application.fake.InMemoryTaskRepository;
import dev.milepost.application.fake.InMemoryWebhookRepository;
import dev.milepost.application.fake.ManualClock;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SendResult;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Delivery.State;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.testing.Deliveries;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From an edition that was made to those who are told of it. */
class TellOfReportsTest {
    private static final ReportingPeriod WEEK = new ReportingPeriod.Week(2026, 47);
    private static final Email BOSS = new Email("boss@example.com");

    private final ManualClock clock = new ManualClock(Tasks.NINE.plusSeconds(60));
    private final InMemoryReportRepository reports = new InMemoryReportRepository(new InMemoryTaskRepository());
    private final InMemoryWebhookRepository webhooks = new InMemoryWebhookRepository();
    private final InMemoryDeliveryRepository deliveries = new InMemoryDeliveryRepository();

    private final List<String> told = new ArrayList<>();
    private final Deque<SendResult> answers = new ArrayDeque<>();
    private final AnnounceEditions announce = new AnnounceEditions(reports, webhooks, deliveries, List.of(BOSS), clock);
    private final SendDeliveries send = new SendDeliveries(
            deliveries,
            webhooks,
            (webhook, delivery, now) -> answer(webhook.url().value()),
            Optional.of((to, delivery) -> answer(to.value())),
            () -> 1,
            clock);

    private SendResult answer(String receiver) {
        told.add(receiver);
        return answers.isEmpty() ? SendResult.of(Result.ACCEPTED, 200) : answers.remove();
    }

    private void hook(String id) {
        webhooks.add(Deliveries.webhook(new WebhookId(id), "https://example.com/" + id));
    }

    @Test
    void everyWebhookAndEveryRecipientIsToldOfAnEditionOnce() {
        hook("one");
        hook("two");
        reports.add(Reports.edition(WEEK, 1));

        assertThat(announce.announce()).isEqualTo(3);
        assertThat(announce.announce()).isZero();
        send.send(10);
        send.send(10);

        assertThat(told)
                .containsExactlyInAnyOrder("https://example.com/one", "https://example.com/two", "boss@example.com");
        assertThat(log()).allMatch(delivery -> delivery.state() instanceof State.Delivered);
    }

    @Test
    void aCorrectedEditionIsToldAsWell() {
        hook("one");
        reports.add(Reports.edition(WEEK, 1));
        announce.announce();
        reports.add(Reports.edition(WEEK, 2));

        assertThat(announce.announce()).isEqualTo(2);

        assertThat(editions()).isEqualTo(Set.of(1, 2));
    }

    private Set<Integer> editions() {
        return log().stream()
                .map(Delivery::occasion)
                .map(Occasion.EditionMade.class::cast)
                .map(Occasion.EditionMade::number)
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsOldIsNoNews() {
        hook("one");
        reports.add(Reports.edition(WEEK, 1));
        clock.pass(Duration.ofDays(4));

        assertThat(announce.announce()).isZero();
    }

    @Test
    void aWebhookIsNotToldOfWhatWasMadeBeforeIt() {
        webhooks.add(new Webhook(
                new WebhookId("late"),
                Deliveries.webhook(Deliveries.HOOK, "https://example.com/").url(),
                "secret",
                Tasks.NINE.plusSeconds(30)));
        reports.add(Reports.edition(WEEK, 1));

        announce.announce();

        assertThat(log()).extracting(Delivery::target).containsExactly(new Target.ByMail(BOSS));
    }

    @Test
    void whatFailsIsTriedAgainUntilItArrives() {
        reports.add(Reports.edition(WEEK, 1));
        announce.announce();
        answers.add(SendResult.of(Result.TIMED_OUT));
        answers.add(SendResult.of(Result.REFUSED, 503));

        send.send(10);
        send.send(10);
        assertThat(told).hasSize(1);
        clock.pass(Duration.ofSeconds(30));
        send.send(10);
        clock.pass(Duration.ofMinutes(2));
        send.send(10);
        clock.pass(Duration.ofDays(1));
        send.send(10);

        assertThat(told).hasSize(3);
        assertThat(log().getFirst().attempts())
                .extracting(attempt -> attempt.result())
                .containsExactly(Result.TIMED_OUT, Result.REFUSED, Result.ACCEPTED);
    }

    @Test
    void whatNeverArrivesIsGivenUp() {
        reports.add(Reports.edition(WEEK, 1));
        announce.announce();
        for (var i = 0; i < 20; i++) {
            answers.add(SendResult.of(Result.UNREACHABLE));
            send.send(10);
            clock.pass(Duration.ofHours(6));
        }

        assertThat(told).hasSize(Delivery.MOST_ATTEMPTS);
        assertThat(log().getFirst().state()).isInstanceOf(State.GivenUp.class);
    }

    @Test
    void whatARemovedWebhookWasToBeToldIsGivenUp() {
        hook("one");
        reports.add(Reports.edition(WEEK, 1));
        announce.announce();
        webhooks.remove(new WebhookId("one"));

        send.send(10);

        assertThat(told).containsExactly("boss@example.com");
        assertThat(log()).anyMatch(delivery -> delivery.attempts().getFirst().result() == Result.GONE);
    }

    @Test
    void whatACrashInterruptedIsTakenUpAgain() {
        reports.add(Reports.edition(WEEK, 1));
        announce.announce();
        var due = deliveries.due(clock.instant(), 1).getFirst();
        deliveries.save(due.value().begin(clock.instant()), due.version());

        send.send(10);
        assertThat(told).isEmpty();
        clock.pass(Duration.ofMinutes(2));
        send.send(10);

        assertThat(told).containsExactly("boss@example.com");
        assertThat(log().getFirst().attempts())
                .extracting(attempt -> attempt.result())
                .containsExactly(Result.INTERRUPTED, Result.ACCEPTED);
    }

    @Test
    void theLogGoesBackThreeMonths() {
        reports.add(Reports.edition(WEEK, 1));
        announce.announce();
        clock.pass(Duration.ofDays(89));
        send.forgetOld();
        assertThat(log()).hasSize(1);

        clock.pass(Duration.ofDays(2));
        send.forgetOld();

        assertThat(log()).isEmpty();
    }

    private List<Delivery> log() {
        return new DeliveryQueries(deliveries).log(PageRequest.first(50)).items();
    }
}
