package dev.milepost.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlawCollectorTest {
    @Test
    void everyRuleThatDoesNotHoldIsAFlawInTheOrderOfAsking() {
        var flaws = new FlawCollector()
                .require(false, "first", "must be one")
                .require(true, "second", "must be two")
                .require(false, "third", "must be three")
                .flaws();

        assertThat(flaws).containsExactly(new Flaw("first", "must be one"), new Flaw("third", "must be three"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "two\nlines", "two\rlines", "a\tb", "bell\u0007", "\u0085", "123456"})
    void aLineHasOneToSoManyCharactersAndNoControls(String text) {
        assertThat(new FlawCollector().requireLine(text, 5, "field").flaws()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "12345", "环线路一二", " a "})
    void otherLinesAreFine(String text) {
        assertThat(new FlawCollector().requireLine(text, 5, "field").flaws()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb\r\nc", "123456"})
    void aTextMayHaveLinesAndTabs(String text) {
        assertThat(new FlawCollector().requireText(text, 6, "field").flaws()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "nul\u0000", "esc\u001b"})
    void aTextIsBoundedAndHasNoOtherControls(String text) {
        assertThat(new FlawCollector().requireText(text, 6, "field").flaws()).hasSize(1);
    }
}
