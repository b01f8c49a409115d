package dev.milepost.adapters.local.tesseract;

import dev.milepost.adapters.local.tesseract.PreparedPage.Look;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.awt.geom.AffineTransform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;

/**
 * Looks at one page several times. The first look decides on the rest: letters that make no sense in English call for Chinese; numbers on
 * which two looks disagree call for a third; a page in uneven light, or one that is hardly legible, is thresholded locally. A page that
 * lies on its side is turned first; one that makes no sense is tried upside down.
 */
final class PageRecognition {
    /** A seal or stamp covers more of a page than this; below it the red channel would only add noise. */
    private static final double RED_INK = 0.001;

    /** Mean confidence of words of letters: English pages have 0.45 and more, Chinese ones read as English less than 0.4. */
    private static final double MAKES_SENSE = 0.42;

    /** Below this English is print so pale or broken that contrast has to be forced. */
    private static final double LEGIBLE = 0.58;

    /** Two looks agree if they share this much of all numbers that either saw. */
    private static final double AGREEMENT = 0.75;

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern AMOUNT = Pattern.compile("\\d+[.,]\\d{2}\\b");

    private final EnginePool english;
    private final Optional<EnginePool> chinese;
    private final Duration limit;

    /** @param limit of processor time for further looks to end; the first one, without which there is nothing, gets twice that */
    PageRecognition(EnginePool english, Optional<EnginePool> chinese, Duration limit) {
        this.english = english;
        this.chinese = chinese;
        this.limit = limit;
    }

    /**
     * What the looks saw.
     *
     * @param page as it was looked at: upright
     * @param quarterTurns how often it was turned clockwise by a quarter to be so
     */
    record Looks(DecodedImage page, int quarterTurns, List<Pass> passes) {}

    /** @throws TesseractEngine.TooSlow if even the first look doesn't end in time */
    Looks recognize(DecodedImage page) throws TesseractEngine.TooSlow {
        var deadline = ThreadTime.nanos() + limit.toNanos();
        var turns = isLying(page) ? 1 : 0;
        var looks = new Looks(turns == 0 ? page : page.turned(turns), turns, new ArrayList<>());
        return recognize(looks, true, deadline);
    }

    private static boolean isLying(DecodedImage page) {
        try (var image = GreyImage.of(page.grey(), page.width(), page.height())) {
            return TextDirection.isLying(image.characterBoxes());
        }
    }

    /** @param orUpsideDown whether to try the page the other way up if it makes no sense as it is */
    private Looks recognize(Looks looks, boolean orUpsideDown, long deadline) throws TesseractEngine.TooSlow {
        var page = looks.page();
        var passes = looks.passes();
        try (var prepared = PreparedPage.of(page.redShare() > RED_INK ? page.red() : page.grey(), page)) {
            passes.add(look(prepared.look(32, 3), english, "smooth", deadline + limit.toNanos()));
            return lookAgain(looks, prepared, orUpsideDown, deadline);
        }
    }

    private Looks lookAgain(Looks looks, PreparedPage prepared, boolean orUpsideDown, long deadline) {
        var passes = looks.passes();
        try {
            var legibility = confidence(passes.getFirst(), LETTERS);
            if (legibility >= LEGIBLE) {
                lookUntilAgreed(prepared, passes, deadline);
                if (PreparedPage.isShaded(looks.page())) {
                    lookThroughShade(looks.page(), passes, deadline);
                }
            } else if (legibility >= MAKES_SENSE) {
                lookAtFaintPrint(looks.page(), prepared, passes, deadline);
            } else if (!readsAsChinese(prepared, passes, deadline)) {
                var turned = orUpsideDown ? upsideDown(looks, deadline) : Optional.<Looks>empty();
                if (turned.isPresent()) {
                    return turned.get();
                }
                lookAtFaintPrint(looks.page(), prepared, passes, deadline);
            }
        } catch (TesseractEngine.TooSlow e) {
            // What the earlier looks saw stands by itself; a further one was to make it surer.
            return looks;
        }
        return looks;
    }

    /** The looks at the page the other way up, if they make sense. */
    private Optional<Looks> upsideDown(Looks looks, long deadline) throws TesseractEngine.TooSlow {
        var turned = new Looks(looks.page().turned(2), (looks.quarterTurns() + 2) % 4, new ArrayList<>());
        return Optional.of(recognize(turned, false, deadline)).filter(PageRecognition::makeSense);
    }

    private static boolean makeSense(Looks looks) {
        return looks.passes().stream()
                .anyMatch(pass -> confidence(pass, LETTERS) >= MAKES_SENSE || confidence(pass, HAN) >= MAKES_SENSE);
    }

    private void lookUntilAgreed(PreparedPage prepared, List<Pass> passes, long deadline)
            throws TesseractEngine.TooSlow {
        passes.add(look(prepared.look(20, 0), english, "sharp", deadline));
        if (agreement(passes.get(0), passes.get(1)) < AGREEMENT) {
            passes.add(look(prepared.look(40, 3), english, "large", deadline));
        }
    }

    private void lookThroughShade(DecodedImage page, List<Pass> passes, long deadline) throws TesseractEngine.TooSlow {
        try (var shaded = PreparedPage.ofShade(page)) {
            passes.add(look(shaded.thresholdedLook(32, 1), english, "local", deadline));
        }
    }

    private boolean readsAsChinese(PreparedPage prepared, List<Pass> passes, long deadline)
            throws TesseractEngine.TooSlow {
        if (chinese.isEmpty()) {
            return false;
        }
        var pass = look(prepared.look(32, 2), chinese.get(), "chinese", deadline);
        if (confidence(pass, HAN) < MAKES_SENSE) {
            return false;
        }
        passes.add(pass);
        return true;
    }

    private void lookAtFaintPrint(DecodedImage page, PreparedPage prepared, List<Pass> passes, long deadline)
            throws TesseractEngine.TooSlow {
        passes.add(look(prepared.look(20, 0), english, "sharp", deadline));
        try (var contrasted = PreparedPage.ofFaintPrint(page)) {
            passes.add(look(contrasted.look(32, 3), english, "contrasted", deadline));
        }
        lookThroughShade(page, passes, deadline);
    }

    /** Recognises a look and closes it. */
    private static Pass look(Look prepared, EnginePool engines, String name, long deadline)
            throws TesseractEngine.TooSlow {
        try (var look = prepared) {
            if (ThreadTime.nanos() >= deadline) {
                throw new TesseractEngine.TooSlow();
            }
            var lines = engines.ask(
                    engine -> engine.recognize(look.image().pix(), TessPageSegMode.PSM_SINGLE_BLOCK, deadline));
            return new Pass(
                    name,
                    lines.stream().map(line -> onPage(line, look.toPage())).toList());
        }
    }

    private static Line onPage(Line line, AffineTransform toPage) {
        return new Line(line.words().stream()
                .map(word -> new Word(word.text(), word.confidence(), onPage(word.box(), toPage)))
                .toList());
    }

    private static Box onPage(Box box, AffineTransform toPage) {
        var bounds = toPage.createTransformedShape(
                        new java.awt.Rectangle(box.left(), box.top(), box.width(), box.height()))
                .getBounds();
        return new Box(bounds.x, bounds.y, bounds.width, bounds.height);
    }

    /** Mean confidence of the words that have such letters, 0 if there are none. */
    private static double confidence(Pass pass, Pattern letters) {
        return pass.lines().stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> letters.matcher(word.text()).find())
                .mapToDouble(Word::confidence)
                .average()
                .orElse(0);
    }

    private static double agreement(Pass one, Pass other) {
        var both = amounts(one);
        var either = new HashSet<>(both);
        var others = amounts(other);
        both.retainAll(others);
        either.addAll(others);
        return either.isEmpty() ? 0 : both.size() / (double) either.size();
    }

    private static Set<String> amounts(Pass pass) {
        var found = new HashSet<String>();
        for (var line : pass.lines()) {
            for (var word : line.words()) {
                AMOUNT.matcher(word.text())
                        .results()
                        .forEach(match -> found.add(match.group().replace(',', '.')));
            }
        }
        return found;
    }
}
