package dev.milepost.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final long MOST = 999_999_999_999_999L;

    @ParameterizedTest
    @CsvSource({"12.50,CNY,1250", "12.5,CNY,1250", "12,CNY,1200", "-3,CNY,-300", "12,JPY,12", "1.234,KWD,1234"})
    void aDecimalIsReadInTheSmallestUnit(String amount, String currency, long minorUnits) {
        assertThat(Money.parse(amount, currency))
                .isEqualTo(new ParsedMoney.Parsed(new Money(minorUnits, Currency.getInstance(currency))));
    }

    @ParameterizedTest
    @CsvSource({
        "12.345,CNY,TOO_MANY_DECIMALS",
        "12.0,JPY,TOO_MANY_DECIMALS",
        "1e3,CNY,NOT_A_NUMBER",
        "'1,000',CNY,NOT_A_NUMBER",
        "+1,CNY,NOT_A_NUMBER",
        "'',CNY,NOT_A_NUMBER",
        "NaN,CNY,NOT_A_NUMBER",
        "10000000000000,CNY,TOO_LARGE",
        "-10000000000000,CNY,TOO_LARGE",
        "99999999999999999999,CNY,TOO_LARGE",
        "1,XXX,UNKNOWN_CURRENCY",
        "1,cny,UNKNOWN_CURRENCY"
    })
    void whatIsNoAmountIsRefusedWithItsReason(String amount, String currency, ParsedMoney.Reason reason) {
        assertThat(Money.parse(amount, currency)).isInstanceOfSatisfying(ParsedMoney.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message()).isNotBlank();
        });
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = -MOST, max = MOST) long minorUnits) {
        for (var code : new String[] {"CNY", "JPY", "KWD"}) {
            var money = new Money(minorUnits, Currency.getInstance(code));
            assertThat(Money.parse(money.amount(), code)).isEqualTo(new ParsedMoney.Parsed(money));
        }
    }

    @Test
    void amountsOfTwoCurrenciesAreNeitherAddedNorCompared() {
        var yuan = new Money(1, Currency.getInstance("CNY"));
        var dollar = new Money(1, Currency.getInstance("USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.plus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(dollar));
    }

    @Test
    void aSumBeyondTheBoundIsAFault() {
        var most = new Money(MOST, Currency.getInstance("CNY"));
        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(new Money(1, most.currency())));
    }
}
