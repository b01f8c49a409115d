package dev.milepost.adapters.aws.textract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.milepost.adapters.aws.CallLimits;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.textract.TextractClient;

/** A server that answers as Textract and the photos' bucket do, and a recogniser that asks it through the real clients. */
final class AnsweringTextract implements BeforeEachCallback, AfterAllCallback {
    static final Document PHOTO = new Document(png(1_000, 2_000), MediaType.PNG);

    private final WireMockServer server = started();
    private final TextractRecognizer recognizer;

    AnsweringTextract() {
        recognizer = new TextractRecognizer(
                TextractClient.builder()
                        .endpointOverride(URI.create(server.baseUrl()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(CallLimits.of(Duration.ofMillis(1_500), Duration.ofSeconds(3))
                                .build())
                        .build(),
                S3Client.builder()
                        .endpointOverride(URI.create(server.baseUrl()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .forcePathStyle(true)
                        .build(),
                "photos");
    }

    private static WireMockServer started() {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }

    WireMockServer server() {
        return server;
    }

    TextractRecognizer recognizer() {
        return recognizer;
    }

    void answer(String body) {
        answer(aResponse().withBody(body));
    }

    void answer(ResponseDefinitionBuilder response) {
        server.stubFor(post(anyUrl()).willReturn(response));
    }

    RecognizedText recognized(Document document) {
        return switch (recognizer.recognize(document)) {
            case Recognition.Recognized recognized -> recognized.text();
            case Recognition.Unrecognizable not -> throw new AssertionError(not.reason());
        };
    }

    /** Each test says what is answered. */
    @Override
    public void beforeEach(ExtensionContext test) {
        server.resetAll();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        server.stop();
    }

    /** As much of a PNG file as tells its size. */
    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(64)
                .put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .array();
    }
}
