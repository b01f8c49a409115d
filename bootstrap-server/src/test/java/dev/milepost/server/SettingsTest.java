package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.domain.receipt.RecognizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    @Test
    void everyDefaultIsAValueThatCanBeMeant() {
        var settings = Settings.of(List.of(), Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.clockOffset()).isZero();
        assertThat(settings.readers()).isPositive();
        assertThat(settings.receiptAuto()).isEmpty();
    }

    @Test
    void aFlagGoesBeforeAVariableBeforeTheDefault() {
        var environment = Map.of("MILEPOST_PORT", "9000", "MILEPOST_CLOCK_OFFSET", "-PT30M", "PATH", "/bin");
        assertThat(Settings.of(List.of(), environment).port()).isEqualTo(9000);
        assertThat(Settings.of(List.of("--port", "0"), environment).port()).isZero();
        assertThat(Settings.of(List.of(), environment).clockOffset()).isEqualTo(Duration.ofMinutes(-30));
    }

    @ParameterizedTest
    @CsvSource({
        "MILEPOST_PORT,65536",
        "MILEPOST_PORT,eighty",
        "MILEPOST_DATABASE,postgres://localhost/x",
        "MILEPOST_ADMIN_EMAIL,nobody",
        "MILEPOST_ZONE,Shanghai",
        "MILEPOST_CURRENCY,RMB",
        "MILEPOST_CURRENCY,XXX",
        "MILEPOST_COUNTRY,China",
        "MILEPOST_CLAIM_LIMIT,0",
        "MILEPOST_RECEIPT_AUTO,1.01",
        "MILEPOST_RECEIPT_AUTO,-0.5",
        "MILEPOST_RECEIPT_AUTO,often",
        "MILEPOST_VOCABULARY,/nowhere/words.txt",
        "MILEPOST_KEEP_TRACKS,3",
        "MILEPOST_KEEP_TRACKS,P90D",
        "MILEPOST_RATE_PER_SECOND,-1",
        "MILEPOST_CORS_ORIGINS,example.com",
        "MILEPOST_CORS_ORIGINS,https://example.com/page",
        "MILEPOST_CLOCK_OFFSET,-30m",
        "MILEPOST_LOST_SECONDS,10",
        "MILEPOST_PUBLIC_ADDRESS,milepost.example.com",
        "MILEPOST_WEBHOOKS_PRIVATE,maybe",
        "MILEPOST_TILES,https://example.com/tiles",
        "MILEPOST_TILES,/nowhere/streets.mbtiles"
    })
    void aValueThatCantBeMeantIsRefusedByTheNameOfItsSetting(String name, String value) {
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of(), Map.of(name, value)))
                .withMessageContaining(name)
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aLanguageIsAddedByAFile(@TempDir Path folder) throws IOException {
        var words = Files.writeString(folder.resolve("german.txt"), "# Quittungen\nPAYABLE: zu zahlen, Endbetrag\n");
        var page = new RecognizedText.Page(
                1, 400, 100, List.of(new RecognizedText.Pass("text", List.of(line("Endbetrag", "17.40")))), List.of());
        var receipt = new RecognizedText(List.of(page));
        var settings = new ReaderSettings(Currency.getInstance("EUR"), Optional.empty());
        var german = Settings.of(List.of(), Map.of("MILEPOST_VOCABULARY", words.toString()))
                .vocabulary();

        var labelled = checks(new ReceiptReader(german).read(receipt, settings, UPLOADED));
        var unknown = checks(new ReceiptReader().read(receipt, settings, UPLOADED));

        assertThat(labelled).contains(new Reading.Check("labelled-as-total", true));
        assertThat(unknown).doesNotContain(new Reading.Check("labelled-as-total", true));
        Files.writeString(words, "SUMME: zu zahlen");
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of(), Map.of("MILEPOST_VOCABULARY", words.toString())))
                .withMessageContaining("SUMME: zu zahlen");
    }

    private static RecognizedText.Line line(String label, String amount) {
        return new RecognizedText.Line(List.of(
                new RecognizedText.Word(label, 0.95, new Box(10, 10, 150, 20)),
                new RecognizedText.Word(amount, 0.95, new Box(300, 10, 60, 20))));
    }

    private static List<Reading.Check> checks(ReadingResult result) {
        return ((ReadingResult.Read) result).reading().checks();
    }

    @Test
    void receiptsConfirmThemselvesFromAConfidenceOnThatIsGiven() {
        assertThat(Settings.of(List.of(), Map.of("MILEPOST_RECEIPT_AUTO", "0.97"))
                        .receiptAuto())
                .contains(0.97);
        assertThat(Settings.of(List.of(), Map.of("MILEPOST_RECEIPT_AUTO", "1")).receiptAuto())
                .contains(1.0);
    }

    @Test
    void whatIsNoSettingIsRefusedRatherThanLost() {
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of("--prot", "80"), Map.of()))
                .withMessageContaining("--prot");
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of("--port"), Map.of()))
                .withMessageContaining("--port needs a value");
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of(), Map.of("MILEPOST_PROT", "80")))
                .withMessageContaining("MILEPOST_PROT");
    }

    @Test
    void mailIsOffUntilAServerIsNamedAndThenNeedsASenderAndRecipients() {
        assertThat(Settings.of(List.of(), Map.of()).delivery().mail()).isEmpty();
        var wanted = new HashMap<>(Map.of("MILEPOST_MAIL_HOST", "mail.example.com"));
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of(), wanted))
                .withMessageContaining("MILEPOST_MAIL_FROM");
        wanted.put("MILEPOST_MAIL_FROM", "milepost@example.com");
        assertThatExceptionOfType(WrongUse.class)
                .isThrownBy(() -> Settings.of(List.of(), wanted))
                .withMessageContaining("MILEPOST_MAIL_TO");

        wanted.put("MILEPOST_MAIL_TO", "a@example.com, b@example.com");
        var delivery = Settings.of(List.of(), wanted).delivery();

        assertThat(delivery.recipients()).hasSize(2);
        assertThat(delivery.mail().orElseThrow().port()).isEqualTo(587);
    }
}
