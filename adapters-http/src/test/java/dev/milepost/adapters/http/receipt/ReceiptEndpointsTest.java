package dev.milepost.adapters.http.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.Receipts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptEndpointsTest {
    private static final byte[] PDF = "%PDF-1.7 a small document".getBytes(StandardCharsets.ISO_8859_1);

    private final Scenario scenario = new Scenario();
    private final String task = scenario.startedTask();

    private Result upload(String contentType, byte[] content) {
        return scenario.anna.with("Content-Type", contentType).send("POST", "/tasks/" + task + "/receipts", content);
    }

    private String readReceipt(String total) {
        var id = scenario.uploadedReceipt(task);
        ReceiptRepository receipts = scenario.app.ports.receipts;
        var stored = receipts.find(new ReceiptId(id)).orElseThrow();
        var amount = new Money(Long.parseLong(total.replace(".", "")), Currency.getInstance("CNY"));
        var read = ((ReadingReceipt) stored.value()).read(Receipts.reading(amount), scenario.app.clock.instant());
        receipts.save(read, stored.version());
        return id;
    }

    @Test
    void aPhotoThatIsTooLargeForAnAnswerIsElsewhereForWhoeverMaySeeIt() {
        var id = scenario.anna
                .with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + scenario.startedTask() + "/receipts", Arrays.copyOf(Scenario.JPEG, 5_000_000))
                .expect(201)
                .field("id");
        var photo = "/receipts/" + id + "/photo";

        var answer = scenario.anna.get(photo).expect(302);

        assertThat(answer.header("location")).contains("memory:" + id + ".jpg");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.answer().body()).isEmpty();
        scenario.boris.get(photo).expectProblem(404, "not-found");
        scenario.anna.get(photo + "?evidence=true").expect(200);
        scenario.app.ports.photos.remove(new ReceiptId(id));
        scenario.anna.get(photo).expectProblem(404, "not-found");
    }

    @Test
    void anUploadIsStoredAndWaitsToBeRead() {
        var created = upload("image/jpeg", Scenario.JPEG).expect(201);

        assertThat(created.field("status")).isEqualTo("READING");
        assertThat(created.field("taskId")).isEqualTo(task);
        assertThat(scenario.app.ports.queued).containsExactly(new ReceiptId(created.field("id")));
        scenario.manager
                .post("/receipts/" + created.field("id") + "/confirm")
                .expectProblem(409, "receipt-still-reading");
    }

    @Test
    void whatIsNoReceiptIsRefused() {
        upload("image/jpeg", new byte[0]).expectInvalid("body");
        upload("image/jpeg", "just text".getBytes(StandardCharsets.US_ASCII))
                .expectProblem(415, "unsupported-media-type");
        upload("text/html", Scenario.JPEG).expectProblem(415, "unsupported-media-type");
        upload("image/jpeg", new byte[10 * 1024 * 1024 + 1]).expectProblem(413, "too-large");
        scenario.anna
                .with("Content-Encoding", "gzip")
                .with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + task + "/receipts", Scenario.JPEG)
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void heicIsRefusedWithWhatToDo() {
        var heic = "\0\0\0\u0018ftypheic____".getBytes(StandardCharsets.ISO_8859_1);
        for (var type : List.of("image/heic", "image/jpeg")) {
            var problem = upload(type, heic).expectProblem(415, "unsupported-media-type");
            assertThat(problem.field("detail")).contains("HEIC", "JPEG", "Most Compatible");
        }
    }

    @Test
    void aReceiptNeedsAStartedTask() {
        var claimed = scenario.claimedTask();

        scenario.anna
                .with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + claimed + "/receipts", Scenario.JPEG)
                .expectProblem(409, "task-not-started");
    }

    @Test
    void thePhotoIsGivenBackAsAFileOfItsTrueType() {
        var id = upload("image/png", PDF).expect(201).field("id");

        var photo = scenario.manager.get("/receipts/" + id + "/photo").expect(200);

        assertThat(photo.answer().body()).isEqualTo(PDF);
        assertThat(photo.header("content-type")).contains("application/pdf");
        assertThat(photo.header("content-disposition")).contains("attachment; filename=\"receipt-" + id + ".pdf\"");
        assertThat(photo.header("x-content-type-options")).contains("nosniff");
        assertThat(photo.header("content-security-policy").orElseThrow()).contains("default-src 'none'");
    }

    @Test
    void aManagerConfirmsOrCorrectsOrRejects() {
        var right = readReceipt("12.50");
        var wrong = readReceipt("12.50");
        var foreign = readReceipt("12.50");

        var confirmed = scenario.manager.post("/receipts/" + right + "/confirm").expect(200);
        var corrected = scenario.manager
                .post("/receipts/" + wrong + "/confirm", "{\"total\": {\"amount\": \"13\", \"currency\": \"CNY\"}}")
                .expect(200);
        var rejected = scenario.manager
                .post("/receipts/" + foreign + "/reject", "{\"reason\": \"Private\"}")
                .expect(200);

        assertThat(confirmed.json().at("/confirmed/amount").asString()).isEqualTo("12.50");
        assertThat(confirmed.json().path("corrected").asBoolean()).isFalse();
        assertThat(corrected.json().at("/confirmed/amount").asString()).isEqualTo("13.00");
        assertThat(corrected.json().path("corrected").asBoolean()).isTrue();
        assertThat(corrected.json().at("/reading/total/amount").asString()).isEqualTo("12.50");
        assertThat(rejected.field("status")).isEqualTo("REJECTED");
        scenario.manager
                .post("/receipts/" + right + "/reject", "{\"reason\": \"Late\"}")
                .expectProblem(409, "receipt-decided");
        assertThat(scenario.manager.get("/receipts?status=CONFIRMED").json().path("items"))
                .hasSize(2);
        assertThat(scenario.manager.get("/receipts?taskId=" + task).json().path("items"))
                .hasSize(3);
    }

    @Test
    void anUnreadableReceiptIsConfirmedWithATotalOnly() {
        var id = scenario.uploadedReceipt(task);
        var stored = scenario.app.ports.receipts.find(new ReceiptId(id)).orElseThrow();
        scenario.app.ports.receipts.save(
                ((ReadingReceipt) stored.value()).unreadable(UnreadableReason.NO_TEXT, scenario.app.clock.instant()),
                stored.version());

        assertThat(scenario.anna.get("/receipts/" + id).field("unreadableReason"))
                .isEqualTo("no text was found");
        scenario.manager.post("/receipts/" + id + "/confirm").expectInvalid("total");
        scenario.manager
                .post("/receipts/" + id + "/confirm", "{\"total\": {\"amount\": \"0\", \"currency\": \"CNY\"}}")
                .expectInvalid("total");
        scenario.manager
                .post("/receipts/" + id + "/confirm", "{\"total\": {\"amount\": \"5\", \"currency\": \"CNY\"}}")
                .expect(200);
    }

    @Test
    void theSameReceiptTwiceIsWarnedAbout() {
        var first = scenario.uploadedReceipt(task);

        var second = upload("image/jpeg", Scenario.JPEG).expect(201);

        assertThat(second.field("duplicateOf")).isEqualTo(first);
        assertThat(second.field("duplicateBy")).isEqualTo("SAME_FILE");
    }

    @Test
    void theEvidenceIsShownOnAPicture() {
        var id = readReceipt("12.50");

        var picture =
                scenario.anna.get("/receipts/" + id + "/photo?evidence=true").expect(200);

        assertThat(picture.header("content-type").orElseThrow()).contains("image/jpeg");
        assertThat(new String(picture.answer().body(), StandardCharsets.ISO_8859_1))
                .contains("page 1", "Box[left=10, top=20, width=300, height=40]");
        scenario.anna.get("/receipts/" + id + "/photo?evidence=true&page=2").expectProblem(422, "no-picture");
        scenario.anna.get("/receipts/" + id + "/photo?evidence=yes").expectInvalid("evidence");
        scenario.boris.get("/receipts/" + id + "/photo?evidence=true").expectProblem(404, "not-found");
        assertThat(scenario.anna
                        .get("/receipts/" + id + "/photo?evidence=false")
                        .expect(200)
                        .answer()
                        .body())
                .isEqualTo(Scenario.JPEG);
    }

    @Test
    void aReceiptSaysWhoDecidedOnIt() {
        var byManager = scenario.manager
                .post("/receipts/" + readReceipt("12.50") + "/confirm")
                .expect(200);
        var automatic =
                scenario.manager.get("/receipts/" + confirmedAutomatically()).expect(200);

        assertThat(byManager.field("decidedBy"))
                .isEqualTo(scenario.manager.get("/accounts/me").field("id"));
        assertThat(byManager.json().path("automatic").asBoolean()).isFalse();
        assertThat(automatic.json().path("decidedBy").isNull()).isTrue();
        assertThat(automatic.json().path("automatic").asBoolean()).isTrue();
    }

    private String confirmedAutomatically() {
        var id = scenario.uploadedReceipt(task);
        var stored = scenario.app.ports.receipts.find(new ReceiptId(id)).orElseThrow();
        var total = new Money(1_250, Currency.getInstance("CNY"));
        var now = scenario.app.clock.instant();
        scenario.app.ports.receipts.save(
                new ConfirmedReceipt(stored.value().facts(), Optional.empty(), total, Optional.empty(), now),
                stored.version());
        return id;
    }
}
