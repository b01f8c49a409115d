package dev.milepost.application.delivery;

import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.InMemoryDeliveryRepository;
import dev.milepost.application.fake.InMemoryWebhookRepository;
import dev.milepost.application.fake.ManualClock;
import dev.milepost.application.fake.SequentialIds;
import dev.milepost.application.fake.SequentialSecrets;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.testing.Tasks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageWebhooksTest {
    private static final String URL = "https://example.com/hook";

    private final InMemoryWebhookRepository webhooks = new InMemoryWebhookRepository();
    private final InMemoryDeliveryRepository deliveries = new InMemoryDeliveryRepository();
    private final ManageWebhooks manage = manage(false);

    private ManageWebhooks manage(boolean plainHttp) {
        return new ManageWebhooks(
                webhooks,
                deliveries,
                plainHttp,
                new SequentialIds(),
                new SequentialSecrets(),
                new ManualClock(Tasks.NINE));
    }

    @Test
    void aWebhookGetsTheSecretThatIsGivenOrOneOfItsOwn() {
        assertThat(done(manage.register(URL, Optional.of("0123456789abcdef"))).secret())
                .isEqualTo("0123456789abcdef");
        assertThat(done(manage.register(URL, Optional.empty())).secret()).isNotBlank();
        assertThat(manage.list()).hasSize(2);
        assertThat(manage.list().toString()).doesNotContain("0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "http://example.com/", "ftp://example.com/", ""})
    void addressesThatAreNoneOrUnencryptedAreRefused(String url) {
        assertThat(refused(manage.register(url, Optional.empty()))).isInstanceOf(Refusal.Flawed.class);
        assertThat(manage.list()).isEmpty();
    }

    @Test
    void plainHttpIsTakenWhereItIsAllowed() {
        assertThat(done(manage(true).register("http://10.0.0.1/", Optional.empty()))
                        .url()
                        .value())
                .isEqualTo("http://10.0.0.1/");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 201})
    void secretsThatAreTooShortOrTooLongAreRefused(int length) {
        assertThat(refused(manage.register(URL, Optional.of("s".repeat(length)))))
                .isInstanceOf(Refusal.Flawed.class);
    }

    @Test
    void thereAreNotTooMany() {
        for (var i = 0; i < 20; i++) {
            done(manage.register(URL, Optional.empty()));
        }

        assertThat(refused(manage.register(URL, Optional.empty()))).isEqualTo(new Refusal.TooManyWebhooks(20));
    }

    @Test
    void aRemovedOneIsGone() {
        var id = done(manage.register(URL, Optional.empty())).id();

        assertThat(done(manage.remove(id))).isEqualTo(id);
        assertThat(refused(manage.remove(id))).isEqualTo(new Refusal.NotFound());
        assertThat(manage.list()).isEmpty();
    }

    @Test
    void aPingIsPutDownToBeSent() {
        var id = done(manage.register(URL, Optional.empty())).id();

        var ping = done(manage.ping(id));

        assertThat(ping.target()).isEqualTo(new Target.ToWebhook(id));
        assertThat(ping.occasion()).isEqualTo(new Occasion.Ping());
        assertThat(deliveries.due(Tasks.NINE, 10))
                .extracting(due -> due.value())
                .containsExactly(ping);
        assertThat(refused(manage.ping(new WebhookId("unknown")))).isEqualTo(new Refusal.NotFound());
    }
}
