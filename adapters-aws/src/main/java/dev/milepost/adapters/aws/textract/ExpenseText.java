package dev.milepost.adapters.aws.textract;

import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.LabelledField;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.textract.model.AnalyzeExpenseResponse;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.ExpenseDetection;
import software.amazon.awssdk.services.textract.model.ExpenseDocument;
import software.amazon.awssdk.services.textract.model.ExpenseField;
import software.amazon.awssdk.services.textract.model.Geometry;
import software.amazon.awssdk.services.textract.model.RelationshipType;

/**
 * An answer of AnalyzeExpense as recognised text. Whatever may be missing from one (and in real answers much is) is left out: no part is
 * made up. Lines are those of the answer's blocks; where it has none, each label with its value makes one.
 */
record ExpenseText(AnalyzeExpenseResponse response, ImageSize size) {
    private static final String PASS = "textract";
    private static final double PERCENT = 100;

    private static final Map<String, FieldLabel> LABELS = Map.of(
            "TOTAL", FieldLabel.TOTAL,
            "SUBTOTAL", FieldLabel.SUBTOTAL,
            "TAX", FieldLabel.TAX,
            "AMOUNT_DUE", FieldLabel.AMOUNT_DUE,
            "AMOUNT_PAID", FieldLabel.AMOUNT_PAID,
            "INVOICE_RECEIPT_DATE", FieldLabel.DATE,
            "VENDOR_NAME", FieldLabel.MERCHANT);

    RecognizedText text() {
        var numbers = new TreeSet<Integer>();
        allFields().forEach(field -> numbers.add(page(field)));
        blocks().forEach(block -> numbers.add(page(block)));
        return new RecognizedText(numbers.stream().map(this::page).toList());
    }

    private Page page(int number) {
        return new Page(number, size.width(), size.height(), List.of(new Pass(PASS, lines(number))), labelled(number));
    }

    private Stream<ExpenseDocument> documents() {
        return response.expenseDocuments().stream();
    }

    private Stream<ExpenseField> summaryFields() {
        return documents().flatMap(document -> document.summaryFields().stream());
    }

    private Stream<ExpenseField> allFields() {
        var items = documents()
                .flatMap(document -> document.lineItemGroups().stream())
                .flatMap(group -> group.lineItems().stream())
                .flatMap(item -> item.lineItemExpenseFields().stream());
        return Stream.concat(summaryFields(), items);
    }

    private Stream<Block> blocks() {
        return documents().flatMap(document -> document.blocks().stream());
    }

    private static int page(ExpenseField field) {
        return field.pageNumber() == null ? 1 : field.pageNumber();
    }

    private static int page(Block block) {
        return block.page() == null ? 1 : block.page();
    }

    private List<LabelledField> labelled(int number) {
        return summaryFields()
                .filter(field -> page(field) == number && field.type() != null)
                .flatMap(field -> labelled(field).stream())
                .toList();
    }

    private Optional<LabelledField> labelled(ExpenseField field) {
        var label = Optional.ofNullable(field.type().text()).map(LABELS::get);
        var value = present(field.valueDetection());
        return label.flatMap(known -> value.map(detected -> new LabelledField(
                known, detected.text().strip(), confidence(detected.confidence()), box(detected.geometry()))));
    }

    private List<Line> lines(int number) {
        return blocks().findAny().isPresent() ? blockLines(number) : fieldLines(number);
    }

    private List<Line> blockLines(int number) {
        var byId = blocks().filter(block -> block.id() != null)
                .collect(Collectors.toMap(Block::id, Function.identity(), (first, again) -> first));
        return blocks().filter(block -> block.blockType() == BlockType.LINE && page(block) == number)
                .map(line -> new Line(words(line, byId)))
                .filter(line -> !line.words().isEmpty())
                .toList();
    }

    private List<Word> words(Block line, Map<String, Block> byId) {
        return line.relationships().stream()
                .filter(relationship -> relationship.type() == RelationshipType.CHILD)
                .flatMap(relationship -> relationship.ids().stream())
                .flatMap(id -> Stream.ofNullable(byId.get(id)))
                .filter(block -> block.blockType() == BlockType.WORD && block.text() != null)
                .flatMap(word -> box(word.geometry()).stream()
                        .map(box -> new Word(word.text(), confidence(word.confidence()), box)))
                .toList();
    }

    private List<Line> fieldLines(int number) {
        return allFields()
                .filter(field -> page(field) == number)
                .flatMap(this::fieldLines)
                .toList();
    }

    /** The label and the first line of its value as one line, and each further line of the value as another. */
    private Stream<Line> fieldLines(ExpenseField field) {
        var values = wordsByLine(field.valueDetection());
        var first = new ArrayList<Word>();
        wordsByLine(field.labelDetection()).forEach(first::addAll);
        values.stream().findFirst().ifPresent(first::addAll);
        var further = values.stream().skip(1).map(Line::new);
        return Stream.concat(first.isEmpty() ? Stream.empty() : Stream.of(new Line(first)), further);
    }

    /** The words of a detection line by line; its box is shared out among them by their lengths. */
    private List<List<Word>> wordsByLine(ExpenseDetection detection) {
        return present(detection)
                .flatMap(detected -> box(detected.geometry())
                        .map(box -> wordsByLine(detected.text().strip(), confidence(detected.confidence()), box)))
                .orElseGet(List::of);
    }

    private static List<List<Word>> wordsByLine(String text, double confidence, Box box) {
        var lines = text.split("\\R");
        var height = box.height() / lines.length;
        var words = new ArrayList<List<Word>>();
        for (var i = 0; i < lines.length; i++) {
            words.add(words(lines[i], confidence, new Box(box.left(), box.top() + i * height, box.width(), height)));
        }
        return words;
    }

    private static List<Word> words(String line, double confidence, Box box) {
        var words = new ArrayList<Word>();
        var at = 0;
        for (var word : line.split("\\s+")) {
            var left = box.left() + box.width() * at / Math.max(1, line.length());
            var width = box.width() * word.length() / Math.max(1, line.length());
            if (!word.isEmpty()) {
                words.add(new Word(word, confidence, new Box(left, box.top(), width, box.height())));
            }
            at += word.length() + 1;
        }
        return words;
    }

    private static Optional<ExpenseDetection> present(ExpenseDetection detection) {
        return Optional.ofNullable(detection)
                .filter(detected -> detected.text() != null && !detected.text().isBlank());
    }

    private static double confidence(Float percent) {
        return percent == null ? 0 : Math.clamp(percent / PERCENT, 0, 1);
    }

    private Optional<Box> box(Geometry geometry) {
        return Optional.ofNullable(geometry)
                .flatMap(known -> Optional.ofNullable(known.boundingBox()))
                .filter(share ->
                        share.left() != null && share.top() != null && share.width() != null && share.height() != null)
                .map(share -> new Box(
                        Math.round(share.left() * size.width()),
                        Math.round(share.top() * size.height()),
                        Math.max(0, Math.round(share.width() * size.width())),
                        Math.max(0, Math.round(share.height() * size.height()))));
    }
}
