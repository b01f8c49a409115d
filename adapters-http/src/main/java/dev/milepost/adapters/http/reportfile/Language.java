package dev.milepost.adapters.http.reportfile;

import dev.milepost.domain.report.Figure;
import java.util.Arrays;
import java.util.List;

/** A language that files are written in. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    /** What there is to choose from, the usual one first. */
    public static final List<String> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language of one of {@link #TAGS}. */
    public static Language of(String tag) {
        return values()[TAGS.indexOf(tag)];
    }

    /** After BCP 47. */
    public String tag() {
        return tag;
    }

    String of(Figure.Text text) {
        return of(text.english(), text.chinese());
    }

    String of(Word word) {
        return of(word.english(), word.chinese());
    }

    private String of(String english, String chinese) {
        return switch (this) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }
}
