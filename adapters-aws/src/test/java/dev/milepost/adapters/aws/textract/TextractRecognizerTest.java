package dev.milepost.adapters.aws.textract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.milepost.adapters.aws.CallLimits;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.LabelledField;
import dev.milepost.domain.receipt.RecognizedText.Word;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.TextractException;

/** Through the real clients, against a server that answers as Textract does, well or badly. */
class TextractRecognizerTest {
    private static final WireMockServer AWS = new WireMockServer(options().dynamicPort());
    private static final Document PHOTO = new Document(png(1_000, 2_000), MediaType.PNG);
    private static final String NOTHING = "{\"DocumentMetadata\": {\"Pages\": 1}, \"ExpenseDocuments\": []}";

    private final TextractRecognizer recognizer = new TextractRecognizer(
            TextractClient.builder()
                    .endpointOverride(URI.create(AWS.baseUrl()))
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(CallLimits.of(Duration.ofMillis(1_500), Duration.ofSeconds(3))
                            .build())
                    .build(),
            S3Client.builder()
                    .endpointOverride(URI.create(AWS.baseUrl()))
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .forcePathStyle(true)
                    .build(),
            "photos");

    @BeforeAll
    static void start() {
        AWS.start();
    }

    @AfterAll
    static void stop() {
        AWS.stop();
    }

    @BeforeEach
    void forget() {
        AWS.resetAll();
    }

    @Test
    void whatIsLabelledInARealAnswerPassesAlong() throws IOException {
        answer(real("invoice-expense-response.json"));

        var page = onlyPage(recognized(PHOTO));

        assertThat(labelled(page, FieldLabel.TOTAL)).containsExactly("$6231.09");
        assertThat(labelled(page, FieldLabel.SUBTOTAL)).containsExactly("$6169.40");
        assertThat(labelled(page, FieldLabel.TAX)).containsExactly("$61.69");
        assertThat(labelled(page, FieldLabel.DATE)).containsExactly("01-Jan-2021");
        assertThat(page.width()).isEqualTo(1_000);
        assertThat(page.height()).isEqualTo(2_000);
        assertThat(page.fields())
                .allMatch(field -> field.confidence() > 0.9 && field.confidence() <= 1)
                .allMatch(field -> field.box().orElseThrow().right() <= 1_000);
    }

    @Test
    void aLabelAndItsValueAreALine() throws IOException {
        answer(real("invoice-expense-response.json"));

        assertThat(lines(onlyPage(recognized(PHOTO))))
                .contains("Grand Total $6231.09", "SHIP TO The Receiver", "XZY Company", "Total $6169.40");
    }

    @Test
    void severalTotalsAllPassAlong() throws IOException {
        answer(real("test_trp2_expense_sample3.json"));

        var page = onlyPage(recognized(PHOTO));

        assertThat(labelled(page, FieldLabel.TOTAL)).containsExactly("$60.00", "$60.00", "$0.00", "$60.00", "$60.00");
        assertThat(labelled(page, FieldLabel.MERCHANT)).containsExactly("Demo Clinic");
        assertThat(lines(page)).contains("Balance $0.00", "Total Paid $60.00");
    }

    @Test
    void anAnswerWithoutPlacesOrValuesIsBlank() throws IOException {
        answer(real("expense-missing-geoms-response.json"));

        assertThat(recognized(PHOTO).isBlank()).isTrue();
    }

    @Test
    void aReceiptOfManyItemsIsRead() throws IOException {
        answer(real("test_trp2_expense_sample1.json"));

        var page = onlyPage(recognized(PHOTO));

        assertThat(labelled(page, FieldLabel.TOTAL)).containsExactly("$50.00");
        assertThat(lines(page)).contains("TOTAL DUE: $50.00").anyMatch(line -> line.startsWith("COR CARE POST CCU"));
    }

    @Test
    void linesComeFromBlocksWhereThereAreAny() {
        answer("""
                {"ExpenseDocuments": [{"Blocks": [
                  {"BlockType": "PAGE", "Id": "p", "Page": 1},
                  {"BlockType": "LINE", "Id": "l", "Page": 1, "Text": "TOTAL 9.80",
                   "Relationships": [{"Type": "CHILD", "Ids": ["a", "b", "gone"]}]},
                  {"BlockType": "WORD", "Id": "a", "Page": 1, "Text": "TOTAL", "Confidence": 99.5,
                   "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.5, "Width": 0.2, "Height": 0.01}}},
                  {"BlockType": "WORD", "Id": "b", "Page": 1, "Text": "9.80", "Confidence": 97.0,
                   "Geometry": {"BoundingBox": {"Left": 0.4, "Top": 0.5, "Width": 0.1, "Height": 0.01}}}
                ]}]}
                """);

        var line = onlyPage(recognized(PHOTO)).passes().getFirst().lines().getFirst();

        assertThat(line.words())
                .extracting(Word::text, Word::box)
                .containsExactly(
                        tuple("TOTAL", new Box(100, 1_000, 200, 20)), tuple("9.80", new Box(400, 1_000, 100, 20)));
        assertThat(line.words().getFirst().confidence()).isBetween(0.994, 0.996);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ExpenseDocuments\": null}",
                "{\"ExpenseDocuments\": [{}]}",
                "{\"ExpenseDocuments\": [{\"SummaryFields\": [{}]}]}",
                "{\"ExpenseDocuments\": [{\"SummaryFields\": [{\"Type\": {}, \"ValueDetection\": {}}]}]}",
                "{\"ExpenseDocuments\": [{\"SummaryFields\": [{\"Type\": {\"Text\": \"TOTAL\"}}]}]}",
                "{\"ExpenseDocuments\": [{\"Blocks\": [{\"BlockType\": \"LINE\"}, {\"BlockType\": \"NEW_KIND\"}]}]}"
            })
    void anAnswerThatLacksPartsIsBlank(String answer) {
        answer(answer);

        assertThat(recognized(PHOTO).isBlank()).isTrue();
    }

    @Test
    void aSmallPhotoGoesWithTheCall() {
        answer(NOTHING);

        recognizer.recognize(PHOTO);

        AWS.verify(postRequestedFor(anyUrl()).withRequestBody(containing("\"Bytes\"")));
        assertThat(AWS.findAll(putRequestedFor(anyUrl()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 6000000", "PDF, 1000"})
    void largePhotosAndDocumentsLieInTheBucketWhileTheyAreRead(MediaType type, int size) {
        AWS.stubFor(any(anyUrl()).willReturn(aResponse()));
        answer(NOTHING);

        recognizer.recognize(new Document(new byte[size], type));

        AWS.verify(putRequestedFor(urlMatching("/photos/textract/[0-9a-f]{64}")));
        AWS.verify(postRequestedFor(anyUrl()).withRequestBody(containing("\"S3Object\"")));
        AWS.verify(deleteRequestedFor(urlMatching("/photos/textract/[0-9a-f]{64}")));
    }

    @ParameterizedTest
    @CsvSource({
        "BadDocumentException, PNG, DAMAGED_FILE",
        "UnsupportedDocumentException, PNG, UNSUPPORTED_FORMAT",
        "UnsupportedDocumentException, PDF, TOO_MANY_PAGES",
        "DocumentTooLargeException, PNG, TOO_LARGE"
    })
    void whatTextractWillNeverReadIsUnrecognizable(String refusal, MediaType type, UnreadableReason reason) {
        AWS.stubFor(any(anyUrl()).willReturn(aResponse()));
        answer(fault(400, refusal));

        assertThat(recognizer.recognize(new Document(PHOTO.content(), type)))
                .isEqualTo(new Recognition.Unrecognizable(reason));
    }

    @Test
    void webpIsNotReadByTextract() {
        assertThat(recognizer.recognize(new Document(new byte[10], MediaType.WEBP)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.UNSUPPORTED_FORMAT));
        assertThat(AWS.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException",
        "400, ProvisionedThroughputExceededException",
        "500, InternalServerError",
        "503, ServiceUnavailable"
    })
    void aFaultThatPassesIsNotNoticed(int status, String type) {
        AWS.stubFor(post(anyUrl())
                .inScenario("fault")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(fault(status, type))
                .willSetStateTo("well"));
        AWS.stubFor(post(anyUrl())
                .inScenario("fault")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withBody(NOTHING)));

        assertThat(recognized(PHOTO).isBlank()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400, ThrottlingException", "500, InternalServerError"})
    void aFaultThatStaysIsForALaterTry(int status, String type) {
        answer(fault(status, type));

        assertThatThrownBy(() -> recognizer.recognize(PHOTO)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void silenceGibberishAndBrokenConnectionsAreForALaterTry() {
        for (var bad : List.of(
                aResponse().withFixedDelay(5_000),
                aResponse().withBody("<html>not what was asked for"),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
            answer(bad);
            assertThatThrownBy(() -> recognizer.recognize(PHOTO)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void whatTextractDoesNotAllowIsOurFault() {
        answer(fault(400, "AccessDeniedException"));

        assertThatThrownBy(() -> recognizer.recognize(PHOTO)).isInstanceOf(TextractException.class);
    }

    @Test
    void aDocumentIsRemovedFromTheBucketEvenIfItCannotBeRead() {
        AWS.stubFor(any(anyUrl()).willReturn(aResponse()));
        answer(fault(500, "InternalServerError"));

        assertThatThrownBy(() -> recognizer.recognize(new Document(new byte[10], MediaType.PDF)))
                .isInstanceOf(StoreUnavailableException.class);

        AWS.verify(deleteRequestedFor(urlMatching("/photos/textract/.*")));
    }

    private static void answer(String body) {
        answer(aResponse().withBody(body));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        AWS.stubFor(post(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder fault(int status, String type) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(type, type));
    }

    private static String real(String file) throws IOException {
        return Files.readString(SharedData.path("textract/" + file));
    }

    private RecognizedText recognized(Document document) {
        return switch (recognizer.recognize(document)) {
            case Recognition.Recognized recognized -> recognized.text();
            case Recognition.Unrecognizable not -> throw new AssertionError(not.reason());
        };
    }

    private static RecognizedText.Page onlyPage(RecognizedText text) {
        assertThat(text.pages()).hasSize(1);
        return text.pages().getFirst();
    }

    private static List<String> labelled(RecognizedText.Page page, FieldLabel label) {
        return page.fields().stream()
                .filter(field -> field.label() == label)
                .map(LabelledField::text)
                .toList();
    }

    private static List<String> lines(RecognizedText.Page page) {
        return page.passes().stream()
                .flatMap(pass -> pass.lines().stream())
                .map(line ->
                        String.join(" ", line.words().stream().map(Word::text).toList()))
                .toList();
    }

    /** As much of a PNG file as tells its size. */
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(64)
                .put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .array();
    }
}
