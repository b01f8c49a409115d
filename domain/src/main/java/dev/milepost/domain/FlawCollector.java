package dev.milepost.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects every flaw of a request, so that its sender can mend all of them at once. Not thread-safe. */
public final class FlawCollector {
    private final List<Flaw> flaws = new ArrayList<>();

    /** Notes a flaw unless the rule holds. */
    public FlawCollector require(boolean holds, String field, String message) {
        if (!holds) {
            flaws.add(new Flaw(field, message));
        }
        return this;
    }

    /** Requires a text of 1 to {@code max} characters without control characters (line breaks among them). */
    public FlawCollector requireLine(String text, int max, String field) {
        return require(
                !text.isBlank() && text.length() <= max && text.chars().noneMatch(Character::isISOControl),
                field,
                "must be one line of 1 to " + max + " characters");
    }

    /** Requires a text of at most {@code max} characters; line breaks and tabs are its only control characters. */
    public FlawCollector requireText(String text, int max, String field) {
        return require(
                text.length() <= max
                        && text.chars()
                                .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'),
                field,
                "must be a text of at most " + max + " characters");
    }

    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }
}
