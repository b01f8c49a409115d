package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Arithmetic.Proof;
import dev.milepost.domain.receipt.Reading.Check;
import dev.milepost.domain.receipt.Reading.Evidence;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the total and what else a receipt says in the text that some engine recognised on it. Knows no engine. */
public final class ReceiptReader {
    private static final int CHANCE_WORDS = 2;

    private final Vocabulary vocabulary;

    /** Reads English and Chinese. */
    public ReceiptReader() {
        this(Vocabulary.standard());
    }

    /** Reads the languages of this vocabulary. */
    public ReceiptReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads one receipt.
     *
     * @param uploadedOn in UTC; a date that is later by more than a day, or earlier by more than 20 years, is none
     * @return what was read, values empty where the text doesn't show them; or why it can't be read
     */
    public ReadingResult read(RecognizedText text, ReaderSettings settings, LocalDate uploadedOn) {
        if (text.isBlank()) {
            return new ReadingResult.Unreadable(UnreadableReason.NO_TEXT);
        }
        var currency = CurrencyFinder.find(text, settings);
        if (showsSeveral(text, new AmountFinder(currency.getDefaultFractionDigits()))) {
            return new ReadingResult.Unreadable(UnreadableReason.SEVERAL_RECEIPTS);
        }
        var passes = facts(text, settings);
        var arithmetic = Arithmetic.of(passes);
        var choice = Scoring.choose(Candidates.of(passes, arithmetic), ScoringModel.STANDARD)
                .filter(chosen -> chosen.candidate().isSupported() || isUnderstood(passes));
        var total = choice.map(chosen -> new Money(chosen.candidate().value(), currency));
        return new ReadingResult.Read(new Reading(
                total,
                total.map(Money::currency),
                DateFinder.find(text, settings.country(), uploadedOn),
                MerchantFinder.find(text, vocabulary),
                tax(passes, total),
                choice.map(Scoring.Choice::probability).orElse(0.0),
                choice.map(chosen -> evidence(chosen.candidate(), passes, text)).orElse(List.of()),
                choice.map(chosen -> checks(chosen.candidate(), arithmetic)).orElse(List.of())));
    }

    /** What each pass says, before anything is concluded. */
    List<PassFacts> facts(RecognizedText text, ReaderSettings settings) {
        var currency = CurrencyFinder.find(text, settings);
        var finder = new AmountFinder(currency.getDefaultFractionDigits());
        var passes = new ArrayList<PassFacts>();
        for (var page : text.pages()) {
            for (var pass : page.passes()) {
                passes.add(PassFacts.of(page.number(), pass, vocabulary, finder));
            }
            if (!page.fields().isEmpty()) {
                passes.add(PassFacts.ofFields(page, finder));
            }
        }
        return passes;
    }

    /** Whether some page shows several receipts: side by side, or one above another. */
    private boolean showsSeveral(RecognizedText text, AmountFinder finder) {
        var sideBySide = new SideBySide(vocabulary, finder);
        var stacked = new Stacked(vocabulary, finder);
        return text.pages().stream().anyMatch(page -> half(page, sideBySide::on) || half(page, stacked::on));
    }

    /** Whether at least half of the looks at the page show it. */
    private static boolean half(Page page, Predicate<Pass> shows) {
        return !page.passes().isEmpty()
                && 2 * page.passes().stream().filter(shows).count()
                        >= page.passes().size();
    }

    /**
     * Whether some pass has words that are known; one or two look so by chance in a writing that isn't read at all, where an amount that
     * no sum proves would be a guess.
     */
    private boolean isUnderstood(List<PassFacts> passes) {
        return passes.stream()
                .anyMatch(pass -> pass.rows().stream()
                                .filter(row -> vocabulary.kindOf(row.text()).isPresent())
                                .count()
                        > CHANCE_WORDS);
    }

    /** The tax that most passes read and that is a plausible part of the total. */
    private static Optional<Money> tax(List<PassFacts> passes, Optional<Money> total) {
        return total.flatMap(money -> passes.stream()
                .flatMap(pass -> pass.values(LabelKind.TAX))
                .filter(value -> value > 0 && value < money.minorUnits() / 3)
                .max(java.util.Comparator.comparingLong(value -> passes.stream()
                        .flatMap(pass -> pass.values(LabelKind.TAX))
                        .filter(value::equals)
                        .count()))
                .map(value -> new Money(value, money.currency())));
    }

    private static List<Evidence> evidence(Candidate candidate, List<PassFacts> passes, RecognizedText text) {
        var evidence = new ArrayList<Evidence>();
        for (var index = 0; index < passes.size() && evidence.isEmpty(); index++) {
            var page = passes.get(index).page();
            var lay = text.pages().stream()
                    .filter(each -> each.number() == page)
                    .findFirst()
                    .orElseThrow();
            candidate.readings().get(index).stream()
                    .sorted(java.util.Comparator.comparing(
                            statement -> !statement.is(LabelKind.PAYABLE) && !statement.is(LabelKind.TOTAL)))
                    .forEach(statement -> evidence.add(new Evidence(
                            statement.amount().text(),
                            page,
                            lay.beforeTurning(statement.amount().box()))));
        }
        return evidence;
    }

    private static List<Check> checks(Candidate candidate, Arithmetic arithmetic) {
        var checks = new ArrayList<Check>();
        checks.add(new Check("labelled-as-total", candidate.isLabelledAsTotal()));
        if (candidate.readings().size() > 1) {
            checks.add(new Check("passes-agree", candidate.isAgreedUpon()));
        }
        for (var proof : Proof.values()) {
            var possible = arithmetic.values().stream()
                    .anyMatch(value -> arithmetic.proofs(value).contains(proof));
            if (possible) {
                checks.add(new Check(name(proof), candidate.proofs().contains(proof)));
            }
        }
        return checks;
    }

    private static String name(Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
