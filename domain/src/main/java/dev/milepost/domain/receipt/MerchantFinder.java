package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds who issued a receipt: the seller that an invoice names, else the company's name among the first lines. */
final class MerchantFinder {
    private static final int FIRST_ROWS = 8;
    private static final double LEGIBLE = 0.6;
    private static final int FEW_LETTERS = 4;

    private static final Pattern SELLER = Pattern.compile("销售方名称[:：]?(\\p{IsHan}[\\p{IsHan}()（）]{3,40})");
    private static final Pattern COMPANY = Pattern.compile(
            "(?i)\\b(?:SDN|BHD|S/B|LTD|LIMITED|PTE|INC|LLC|GMBH|ENTERPRISE|TRADING|RESTAURANT|RESTORAN|MART|STORE|SHOP)\\b|公司|超市|商店|店\\b|餐厅|酒店");

    private MerchantFinder() {}

    static Optional<String> find(RecognizedText text, Vocabulary vocabulary) {
        var passes =
                text.pages().stream().flatMap(page -> page.passes().stream()).toList();
        for (var pass : passes.reversed()) {
            var seller = Row.of(pass).stream()
                    .map(row -> SELLER.matcher(row.text().replaceAll("[\\s”“\"]", "")))
                    .filter(java.util.regex.Matcher::find)
                    .map(match -> match.group(1))
                    .findFirst();
            if (seller.isPresent()) {
                return seller;
            }
        }
        return passes.stream()
                .flatMap(pass -> firstLegible(Row.of(pass), vocabulary).stream())
                .findFirst();
    }

    private static Optional<String> firstLegible(List<Row> rows, Vocabulary vocabulary) {
        var names = rows.stream()
                .limit(FIRST_ROWS)
                .filter(MerchantFinder::isLegible)
                .filter(row -> vocabulary.kindOf(row.text()).isEmpty())
                .map(Row::text)
                .toList();
        return names.stream()
                .filter(name -> COMPANY.matcher(name).find())
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    /** Whether a row has a word that companies and shops have in their names. */
    static boolean namesBusiness(Row row) {
        return COMPANY.matcher(row.text()).find();
    }

    private static boolean isLegible(Row row) {
        var letters = row.text().codePoints().filter(Character::isLetter).count();
        var confidence =
                row.words().stream().mapToDouble(Word::confidence).average().orElse(0);
        return letters >= FEW_LETTERS && confidence >= LEGIBLE;
    }
}
