package dev.milepost.adapters.aws.textract;

import static dev.milepost.adapters.aws.textract.AnsweringTextract.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.LabelledField;
import dev.milepost.domain.receipt.RecognizedText.Word;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that Textract has really given, and of ones that lack parts. */
class TextractAnswersTest {
    @RegisterExtension
    static final AnsweringTextract textract = new AnsweringTextract();

    @Test
    void whatIsLabelledInARealAnswerPassesAlong() throws IOException {
        textract.answer(real("invoice-expense-response.json"));

        var page = onlyPage(textract.recognized(PHOTO));

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
        textract.answer(real("invoice-expense-response.json"));

        assertThat(lines(onlyPage(textract.recognized(PHOTO))))
                .contains("Grand Total $6231.09", "SHIP TO The Receiver", "XZY Company", "Total $6169.40");
    }

    @Test
    void severalTotalsAllPassAlong() throws IOException {
        textract.answer(real("test_trp2_expense_sample3.json"));

        var page = onlyPage(textract.recognized(PHOTO));

        assertThat(labelled(page, FieldLabel.TOTAL)).containsExactly("$60.00", "$60.00", "$0.00", "$60.00", "$60.00");
        assertThat(labelled(page, FieldLabel.MERCHANT)).containsExactly("Demo Clinic");
        assertThat(lines(page)).contains("Balance $0.00", "Total Paid $60.00");
    }

    @Test
    void anAnswerWithoutPlacesOrValuesIsBlank() throws IOException {
        textract.answer(real("expense-missing-geoms-response.json"));

        assertThat(textract.recognized(PHOTO).isBlank()).isTrue();
    }

    @Test
    void aReceiptOfManyItemsIsRead() throws IOException {
        textract.answer(real("test_trp2_expense_sample1.json"));

        var page = onlyPage(textract.recognized(PHOTO));

        assertThat(labelled(page, FieldLabel.TOTAL)).containsExactly("$50.00");
        assertThat(lines(page)).contains("TOTAL DUE: $50.00").anyMatch(line -> line.startsWith("COR CARE POST CCU"));
    }

    @Test
    void linesComeFromBlocksWhereThereAreAny() {
        textract.answer("""
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

        var line =
                onlyPage(textract.recognized(PHOTO)).passes().getFirst().lines().getFirst();

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
        textract.answer(answer);

        assertThat(textract.recognized(PHOTO).isBlank()).isTrue();
    }

    private static String real(String file) throws IOException {
        return Files.readString(SharedData.path("textract/" + file));
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
}
