package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.local.tesseract.OddFile;
import dev.milepost.adapters.local.tesseract.Samples;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.server.bench.BenchCommand;
import dev.milepost.server.bench.PackagedServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receipts on their way from a courier's phone to labelled examples, well and badly made, on the packaged server with its own engine. */
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UploadedReceiptsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    /** What is read though it is odd. */
    private static final List<OddFile> READABLE =
            List.of(OddFile.CMYK_JPEG, OddFile.SIXTEEN_BIT_PNG, OddFile.ANIMATED_WEBP, OddFile.PDF_WITH_A_SCRIPT);

    private static final Map<OddFile, UnreadableReason> UNREADABLE = Map.of(
            OddFile.CUT_OFF_JPEG, UnreadableReason.DAMAGED_FILE,
            OddFile.PNG_OF_900_MEGAPIXELS, UnreadableReason.TOO_LARGE,
            OddFile.PDF_OF_500_PAGES, UnreadableReason.TOO_MANY_PAGES,
            OddFile.PDF_WITH_A_PASSWORD, UnreadableReason.ENCRYPTED,
            OddFile.PDF_OF_400_MEGAPIXELS, UnreadableReason.ENGINE_FAILED,
            OddFile.PDF_OF_64_MEGAPIXELS, UnreadableReason.NO_TEXT,
            OddFile.PDF_OF_AN_A4_PAGE_AT_600_DPI, UnreadableReason.NO_TEXT,
            OddFile.BLANK_PHOTO, UnreadableReason.NO_TEXT);

    @TempDir
    private static Path data;

    private static PackagedServer server;
    private static HttpTransport transport;
    private static ApiClient courier;
    private static ApiClient manager;
    private static String task;

    @BeforeAll
    static void start() {
        server = PackagedServer.start(data, Map.of("MILEPOST_RECEIPT_AUTO", "0.9"));
        transport = new HttpTransport(server.address());
        var anyone = ApiClient.of(transport);
        var admin = anyone.signedIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
        var organisation = new Organisation(anyone, admin, InstantSource.system());
        courier = organisation.anna;
        manager = organisation.manager;
        task = organisation.startedTask();
    }

    @AfterAll
    static void stop() {
        transport.close();
        server.close();
    }

    @Test
    @Order(1)
    void whatIsConfirmedWithoutAManagerShowsItsEvidenceAndCopiesOfItDoNot() {
        var first = settled(uploaded(Samples.receipt()));
        var again = settled(uploaded(Samples.receipt()));
        var copy = settled(
                uploaded(Samples.encoded(Samples.as(BufferedImage.TYPE_INT_RGB, Samples.receiptImage()), "jpeg")));

        assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("CONFIRMED");
        assertThat(first.path("automatic").asBoolean()).isTrue();
        assertThat(first.path("decidedBy").isNull()).isTrue();
        assertThat(first.path("confirmed").path("amount").asString()).isEqualTo("73.15");
        assertEvidence(first);
        assertRepeats(again, first, "SAME_FILE");
        assertRepeats(copy, first, "SAME_PHOTO");

        decide(again, "confirm", "{}");
        var corrected = decide(copy, "confirm", "{\"total\": {\"amount\": \"66.50\", \"currency\": \"CNY\"}}");
        assertThat(corrected.path("corrected").asBoolean()).isTrue();
    }

    @Test
    @Order(2)
    void onePurchaseOnTwoReceiptsIsWarnedAbout() {
        var day = LocalDate.now(ZoneOffset.UTC).toString();
        var first = settled(uploaded(Samples.pdf(30, "LINDEN MARKET", "Date: " + day, "Tea 41.20", "TOTAL CNY 41.20")));
        var second = settled(uploaded(Samples.pdf(
                12, "Linden Market", "1 Lake Road", "1 tea 41.20", "Total CNY 41.20", "Card 41.20", "Date " + day)));

        assertThat(first.path("duplicateOf").isNull()).isTrue();
        assertRepeats(second, first, "SAME_PURCHASE");
        assertThat(decide(second, "reject", "{\"reason\": \"Sent twice\"}")
                        .path("rejectedReason")
                        .asString())
                .isEqualTo("Sent twice");
    }

    @Test
    @Order(3)
    void oddFilesHaveAStatusAndAReasonAndDoNoHarm() {
        refused(OddFile.NO_BYTES).expectInvalid("body");
        refused(OddFile.TEXT_NAMED_AS_A_PHOTO).expectProblem(415, "unsupported-media-type");
        var stored = new EnumMap<OddFile, String>(OddFile.class);
        for (var file : OddFile.values()) {
            if (file != OddFile.NO_BYTES && file != OddFile.TEXT_NAMED_AS_A_PHOTO) {
                stored.put(file, uploaded(file.content()));
            }
        }

        UNREADABLE.forEach((file, reason) -> {
            var receipt = settled(stored.get(file));
            assertThat(receipt.path("status").asString()).as(file.name()).isEqualTo("UNREADABLE");
            assertThat(receipt.path("unreadableReason").asString())
                    .as(file.name())
                    .isEqualTo(reason.message());
        });
        for (var file : READABLE) {
            assertThat(total(settled(stored.get(file)))).as(file.name()).isEqualTo("73.15");
        }
        var animal = settled(stored.get(OddFile.ANIMAL));
        assertThat(animal.path("reading").path("total").isObject()).isFalse();
        manager.post("/receipts/" + animal.path("id").asString() + "/confirm").expectInvalid("total");

        assertThat(transport.send("GET", "/ready", Map.of(), new byte[0]).status())
                .isEqualTo(200);
        assertThat(total(settled(uploaded(Samples.receipt())))).isEqualTo("73.15");
    }

    @Test
    @Order(4)
    void whatWasDecidedIsWrittenAsExamplesToMeasureAReaderBy() {
        assertThat(server.stop()).isZero();
        var examples = data.resolve("examples").toString();
        new ExportReceiptsCommand(Map.of("MILEPOST_DATA", data.toString()), NOWHERE).run(List.of(examples));
        var figures = new ByteArrayOutputStream();

        new BenchCommand(
                        new PrintStream(figures),
                        NOWHERE,
                        () -> ReadReceiptCommand.reading(Settings.of(List.of(), Map.of()), NOWHERE))
                .run(List.of("receipts", examples, "--json"));

        var accuracy = JSON.readTree(
                figures.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow());
        assertThat(accuracy.path("right").asInt()).isPositive();
        assertThat(accuracy.path("wrong").asInt())
                .as("the receipt that a manager corrected")
                .isEqualTo(1);
    }

    private static ApiClient.Result refused(OddFile file) {
        return upload(file.content());
    }

    private static String uploaded(byte[] content) {
        return upload(content).expect(201).field("id");
    }

    private static ApiClient.Result upload(byte[] content) {
        return courier.with("Content-Type", "image/jpeg").send("POST", "/tasks/" + task + "/receipts", content);
    }

    private static JsonNode settled(String id) {
        return await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> courier.get("/receipts/" + id).expect(200).json(),
                        receipt -> !receipt.path("status").asString().equals("READING"));
    }

    private static JsonNode decide(JsonNode receipt, String decision, String body) {
        return manager.post("/receipts/" + receipt.path("id").asString() + "/" + decision, body)
                .expect(200)
                .json();
    }

    private static String total(JsonNode receipt) {
        return receipt.path("reading").path("total").path("amount").asString();
    }

    private static void assertRepeats(JsonNode receipt, JsonNode other, String by) {
        assertThat(receipt.path("status").asString())
                .as("a manager looks at it: %s", receipt)
                .isEqualTo("READ");
        assertThat(receipt.path("duplicateBy").asString())
                .as(receipt.toString())
                .isEqualTo(by);
        assertThat(receipt.path("duplicateOf")).isEqualTo(other.path("id"));
    }

    /** The total stands at 460..560, 555..582 on the sample. */
    private static void assertEvidence(JsonNode receipt) {
        var box = receipt.path("reading")
                .path("evidence")
                .valueStream()
                .filter(one -> one.path("text").asString().contains("73.15"))
                .findFirst()
                .orElseThrow()
                .path("box");
        assertThat(box.path("x").asInt()).isBetween(350, 470);
        assertThat(box.path("y").asInt()).isBetween(545, 565);
        assertThat(box.path("x").asInt() + box.path("width").asInt()).isBetween(550, 570);
        assertThat(box.path("y").asInt() + box.path("height").asInt()).isBetween(575, 595);

        var shown = Samples.image(courier.get("/receipts/" + receipt.path("id").asString() + "/photo?evidence=true")
                .expect(200)
                .answer()
                .body());
        assertThat(hasFrame(shown, 510, 510, 535, 555)).as("above it").isTrue();
        assertThat(hasFrame(shown, 510, 510, 582, 602)).as("below it").isTrue();
        assertThat(hasFrame(shown, 560, 580, 568, 568)).as("to its right").isTrue();
        assertThat(hasFrame(shown, 340, 460, 568, 568)).as("to its left").isTrue();
        assertThat(hasFrame(shown, 510, 510, 610, 790)).as("nowhere else").isFalse();
    }

    /** Whether there is something clearly red. */
    private static boolean hasFrame(BufferedImage image, int left, int right, int top, int bottom) {
        for (var y = top; y <= bottom; y++) {
            for (var x = left; x <= right; x++) {
                var rgb = image.getRGB(x, y);
                if ((rgb >> 16 & 0xff) - (rgb >> 8 & 0xff) > 80) {
                    return true;
                }
            }
        }
        return false;
    }
}
