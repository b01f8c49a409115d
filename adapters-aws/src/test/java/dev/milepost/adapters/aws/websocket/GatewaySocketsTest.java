package dev.milepost.adapters.aws.websocket;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.milepost.adapters.http.live.LiveClose;
import dev.milepost.adapters.http.live.LivePost.Sent;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class GatewaySocketsTest {
    @RegisterExtension
    private final WireMockExtension gateway =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private GatewaySockets sockets() {
        return new GatewaySockets(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
                "eu-central-1",
                URI.create(gateway.baseUrl() + "/live"));
    }

    @Test
    void aMessageIsPostedSignedToItsConnection() {
        gateway.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));

        assertThat(sockets().send("Nabc+d=", "{\"type\":\"snapshot\"}")).isEqualTo(Sent.DONE);

        gateway.verify(postRequestedFor(urlEqualTo("/live/@connections/Nabc%2Bd%3D"))
                .withHeader(
                        "Authorization",
                        matching(
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/execute-api/aws4_request.*"))
                .withRequestBody(equalTo("{\"type\":\"snapshot\"}")));
    }

    @Test
    void aConnectionThatIsGoneIsToldFromOneThatCannotBeReachedNow() {
        gateway.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(410)));
        assertThat(sockets().send("a", "text")).isEqualTo(Sent.GONE);

        for (var status : new int[] {403, 429, 500, 503}) {
            gateway.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
            assertThat(sockets().send("a", "text")).isEqualTo(Sent.NOT_NOW);
        }
        gateway.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(sockets().send("a", "text")).isEqualTo(Sent.NOT_NOW);
    }

    @Test
    void whatIsRefusedForNowIsTriedOnceMore() {
        gateway.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429)));

        assertThat(sockets().send("a", "text")).isEqualTo(Sent.NOT_NOW);

        gateway.verify(2, postRequestedFor(urlEqualTo("/live/@connections/a")));
    }

    @Test
    void whyAConnectionIsClosedIsSaidBefore() {
        gateway.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));

        sockets().close("a", LiveClose.UNAUTHENTICATED);

        gateway.verify(postRequestedFor(anyUrl())
                .withRequestBody(containing("\"closing\""))
                .withRequestBody(containing("4401")));
        gateway.verify(deleteRequestedFor(urlEqualTo("/live/@connections/a")));
    }
}
