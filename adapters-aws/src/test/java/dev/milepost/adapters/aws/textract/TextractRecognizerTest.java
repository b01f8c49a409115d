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
import static dev.milepost.adapters.aws.textract.AnsweringTextract.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.UnreadableReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.textract.model.TextractException;

/** Through the real clients, against a server that answers as Textract does, well or badly. */
class TextractRecognizerTest {
    private static final String NOTHING = "{\"DocumentMetadata\": {\"Pages\": 1}, \"ExpenseDocuments\": []}";

    @RegisterExtension
    static final AnsweringTextract textract = new AnsweringTextract();

    @Test
    void aSmallPhotoGoesWithTheCall() {
        textract.answer(NOTHING);

        textract.recognizer().recognize(PHOTO);

        textract.server().verify(postRequestedFor(anyUrl()).withRequestBody(containing("\"Bytes\"")));
        assertThat(textract.server().findAll(putRequestedFor(anyUrl()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 6000000", "PDF, 1000"})
    void largePhotosAndDocumentsLieInTheBucketWhileTheyAreRead(MediaType type, int size) {
        textract.server().stubFor(any(anyUrl()).willReturn(aResponse()));
        textract.answer(NOTHING);

        textract.recognizer().recognize(new Document(new byte[size], type));

        textract.server().verify(putRequestedFor(urlMatching("/photos/textract/[0-9a-f]{64}")));
        textract.server().verify(postRequestedFor(anyUrl()).withRequestBody(containing("\"S3Object\"")));
        textract.server().verify(deleteRequestedFor(urlMatching("/photos/textract/[0-9a-f]{64}")));
    }

    @ParameterizedTest
    @CsvSource({
        "BadDocumentException, PNG, DAMAGED_FILE",
        "UnsupportedDocumentException, PNG, UNSUPPORTED_FORMAT",
        "UnsupportedDocumentException, PDF, TOO_MANY_PAGES",
        "DocumentTooLargeException, PNG, TOO_LARGE"
    })
    void whatTextractWillNeverReadIsUnrecognizable(String refusal, MediaType type, UnreadableReason reason) {
        textract.server().stubFor(any(anyUrl()).willReturn(aResponse()));
        textract.answer(fault(400, refusal));

        assertThat(textract.recognizer().recognize(new Document(PHOTO.content(), type)))
                .isEqualTo(new Recognition.Unrecognizable(reason));
    }

    @Test
    void webpIsNotReadByTextract() {
        assertThat(textract.recognizer().recognize(new Document(new byte[10], MediaType.WEBP)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.UNSUPPORTED_FORMAT));
        assertThat(textract.server().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException",
        "400, ProvisionedThroughputExceededException",
        "500, InternalServerError",
        "503, ServiceUnavailable"
    })
    void aFaultThatPassesIsNotNoticed(int status, String type) {
        textract.server()
                .stubFor(post(anyUrl())
                        .inScenario("fault")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(fault(status, type))
                        .willSetStateTo("well"));
        textract.server()
                .stubFor(post(anyUrl())
                        .inScenario("fault")
                        .whenScenarioStateIs("well")
                        .willReturn(aResponse().withBody(NOTHING)));

        assertThat(textract.recognized(PHOTO).isBlank()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400, ThrottlingException", "500, InternalServerError"})
    void aFaultThatStaysIsForALaterTry(int status, String type) {
        textract.answer(fault(status, type));

        assertThatThrownBy(() -> textract.recognizer().recognize(PHOTO)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void silenceGibberishAndBrokenConnectionsAreForALaterTry() {
        for (var bad : List.of(
                aResponse().withFixedDelay(5_000),
                aResponse().withBody("<html>not what was asked for"),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
            textract.answer(bad);
            assertThatThrownBy(() -> textract.recognizer().recognize(PHOTO))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void whatTextractDoesNotAllowIsOurFault() {
        textract.answer(fault(400, "AccessDeniedException"));

        assertThatThrownBy(() -> textract.recognizer().recognize(PHOTO)).isInstanceOf(TextractException.class);
    }

    @Test
    void aDocumentIsRemovedFromTheBucketEvenIfItCannotBeRead() {
        textract.server().stubFor(any(anyUrl()).willReturn(aResponse()));
        textract.answer(fault(500, "InternalServerError"));

        assertThatThrownBy(() -> textract.recognizer().recognize(new Document(new byte[10], MediaType.PDF)))
                .isInstanceOf(StoreUnavailableException.class);

        textract.server().verify(deleteRequestedFor(urlMatching("/photos/textract/.*")));
    }

    private static ResponseDefinitionBuilder fault(int status, String type) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(type, type));
    }
}
