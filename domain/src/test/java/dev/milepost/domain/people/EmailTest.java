package dev.milepost.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @CsvSource({
        "anna@example.com, anna@example.com",
        "' Anna@Example.COM ', anna@example.com",
        "anna+tasks@mail.example.co.uk, anna+tasks@mail.example.co.uk",
        "admin@localhost, admin@localhost",
        "o'neil@example.com, o'neil@example.com",
        "安娜@例子.中国, 安娜@例子.中国"
    })
    void anAddressIsKeptInLowerCase(String text, String address) {
        assertThat(Email.parse(text)).contains(new Email(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anna",
                "@example.com",
                "anna@",
                "anna@.com",
                "anna@example.",
                "anna@example..com",
                "anna@@example.com",
                "anna@exa mple.com",
                "an na@example.com",
                "anna@example.com\nbcc: all@example.com",
                "anna\u0000@example.com"
            })
    void whatHasNotTheShapeOfAnAddressIsNone(String text) {
        assertThat(Email.parse(text)).isEmpty();
    }

    @Test
    void addressesAreBounded() {
        assertThat(Email.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(Email.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(Email.parse("a@" + "b".repeat(252))).isPresent();
        assertThat(Email.parse("a@" + "b".repeat(253))).isEmpty();
    }

    @Test
    @Timeout(5)
    void aHostileAddressTakesNoLongerThanAnother() {
        assertThat(Email.parse("a@" + "b.".repeat(500_000))).isEmpty();
        assertThat(Email.parse("a@" + "b.".repeat(125) + "@")).isEmpty();
    }

    @Test
    void theMachinesLanguageChangesNoAddress() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Email.parse("INFO@EXAMPLE.COM")).contains(new Email("info@example.com"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
