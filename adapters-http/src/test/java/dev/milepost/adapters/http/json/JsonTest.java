package dev.milepost.adapters.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Sample(
            Money bonus, Instant at, Optional<String> absent, Optional<String> present, Role role, List<Double> list) {}

    @Test
    void valuesAreWrittenAsTheContractSays() {
        var sample = new Sample(
                new Money(1250, Currency.getInstance("CNY")),
                Instant.parse("2026-11-23T08:15:30.250999Z"),
                Optional.empty(),
                Optional.of("路"),
                Role.ADMIN,
                List.of(1.5));

        assertThat(new String(Json.write(sample), StandardCharsets.UTF_8))
                .isEqualTo("{\"bonus\":{\"amount\":\"12.50\",\"currency\":\"CNY\"},\"at\":\"2026-11-23T08:15:30.250Z\","
                        + "\"absent\":null,\"present\":\"路\",\"role\":\"ADMIN\",\"list\":[1.5]}");
    }

    @Test
    void aCurrencyWithoutDecimalsHasNone() {
        var yen = new Money(12, Currency.getInstance("JPY"));

        assertThat(new String(Json.write(List.of(yen)), StandardCharsets.UTF_8))
                .isEqualTo("[{\"amount\":\"12\",\"currency\":\"JPY\"}]");
    }
}
