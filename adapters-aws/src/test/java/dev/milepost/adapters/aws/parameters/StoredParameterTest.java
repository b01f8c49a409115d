package dev.milepost.adapters.aws.parameters;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.milepost.adapters.aws.parameters.StoredParameter.Secret;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.application.fake.ManualClock;
import dev.milepost.application.port.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;

class StoredParameterTest {
    private static final WireMockServer SSM = new WireMockServer(options().dynamicPort());
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final StoredParameter parameter = new StoredParameter(
            TestClients.of(SsmClient.builder(), URI.create(SSM.baseUrl())).build(),
            "/milepost/test/jwt-keys",
            REMEMBERED,
            clock);

    @BeforeAll
    static void start() {
        SSM.start();
    }

    @AfterAll
    static void stop() {
        SSM.stop();
    }

    @BeforeEach
    void forget() {
        SSM.resetAll();
    }

    @Test
    void aSecretIsReadDecryptedAndRemembered() {
        answer("GetParameter", found("one", 1));

        assertThat(parameter.read()).contains(new Secret("one", 1));
        assertThat(parameter.read()).contains(new Secret("one", 1));

        SSM.verify(1, postRequestedFor(anyUrl()).withRequestBody(containing("\"WithDecryption\":true")));
    }

    @Test
    void aChangeIsSeenAfterAWhile() {
        answer("GetParameter", found("one", 1));
        parameter.read();
        answer("GetParameter", found("two", 2));

        clock.pass(REMEMBERED.minusMillis(1));
        assertThat(parameter.read()).contains(new Secret("one", 1));
        clock.pass(Duration.ofMillis(1));
        assertThat(parameter.read()).contains(new Secret("two", 2));
    }

    @Test
    void whileParameterStoreIsAwayTheLastValueIsGood() {
        answer("GetParameter", found("one", 1));
        parameter.read();
        answer("GetParameter", aResponse().withStatus(500));
        clock.pass(REMEMBERED);

        assertThat(parameter.read()).contains(new Secret("one", 1));
    }

    @Test
    void withoutALastValueItIsAnOutageThatPasses() {
        answer("GetParameter", aResponse().withStatus(500));
        assertThatThrownBy(parameter::read).isInstanceOf(StoreUnavailableException.class);

        answer("GetParameter", found("one", 1));
        assertThat(parameter.read()).contains(new Secret("one", 1));
    }

    @Test
    void whoeverCreatesLastUsesWhatIsThere() {
        answer("GetParameter", fault("ParameterNotFound"));
        assertThat(parameter.read()).isEmpty();
        SSM.stubFor(post(anyUrl())
                .withHeader("X-Amz-Target", WireMock.equalTo("AmazonSSM.PutParameter"))
                .willReturn(fault("ParameterAlreadyExists")));

        var created = parameter.readOrCreate(() -> {
            answer("GetParameter", found("theirs", 1));
            return "ours";
        });

        assertThat(created).isEqualTo(new Secret("theirs", 1));
        SSM.verify(postRequestedFor(anyUrl())
                .withRequestBody(containing("SecureString"))
                .withRequestBody(containing("\"Overwrite\":false")));
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(new Secret("top secret", 3)).hasToString("Secret[version 3]");
    }

    private static void answer(String operation, ResponseDefinitionBuilder response) {
        SSM.stubFor(post(anyUrl())
                .withHeader("X-Amz-Target", WireMock.equalTo("AmazonSSM." + operation))
                .willReturn(response));
    }

    private static ResponseDefinitionBuilder found(String value, int version) {
        return aResponse()
                .withBody("{\"Parameter\": {\"Name\": \"n\", \"Value\": \"%s\", \"Version\": %d}}"
                        .formatted(value, version));
    }

    private static ResponseDefinitionBuilder fault(String type) {
        return aResponse().withStatus(400).withBody("{\"__type\": \"" + type + "\"}");
    }
}
