package dev.milepost.adapters.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    record Point(@Range(min = -90, max = 90) double lat) {}

    record Sample(
            @Text(max = 5) String name,
            @Items(min = 1, max = 3) List<Point> points,
            Optional<Money> bonus,
            Optional<Instant> at,
            Optional<Role> role,
            Optional<Long> count,
            Optional<Boolean> flag,
            Optional<Assigned<String>> team) {}

    private static Sample read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Sample.class);
    }

    private static Problem refused(String json) {
        return catchThrowableOfType(RequestRefused.class, () -> read(json)).problem();
    }

    @Test
    void everyKindOfValueIsRead() {
        var sample = read("""
                {"name": "n", "points": [{"lat": 1.5}, {"lat": -90}], "bonus": {"amount": "12.50", "currency": "CNY"},
                 "at": "2026-11-23T08:15:30.250+08:00", "role": "COURIER", "count": 7, "flag": true, "team": "t"}
                """);

        assertThat(sample)
                .isEqualTo(new Sample(
                        "n",
                        List.of(new Point(1.5), new Point(-90)),
                        Optional.of(new Money(1250, Currency.getInstance("CNY"))),
                        Optional.of(Instant.parse("2026-11-23T00:15:30.250Z")),
                        Optional.of(Role.COURIER),
                        Optional.of(7L),
                        Optional.of(true),
                        Optional.of(new Assigned<>(Optional.of("t")))));
    }

    @Test
    void anAbsentFieldDiffersFromANullOnlyWhereOneCanBeAssigned() {
        var absent = read("{\"name\": \"n\", \"points\": [{\"lat\": 1}]}");
        var empty = read("{\"name\": \"n\", \"points\": [{\"lat\": 1}], \"at\": null, \"team\": null}");

        assertThat(absent.team()).isEmpty();
        assertThat(empty.team()).contains(new Assigned<>(Optional.empty()));
        assertThat(empty.at()).isEqualTo(absent.at()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "name": 7                                              | name            | must be a string
                    "name": ""                                             | name            | must have 1 to 5 characters
                    "name": "123456"                                       | name            | must have 1 to 5 characters
                    "name": null                                           | name            | is required
                    "points": {}                                           | points          | must be a list
                    "points": []                                           | points          | must have 1 to 3 elements
                    "points": [{"lat": 1}, 5]                              | points[1]       | must be an object
                    "points": [{"lat": 1}, {"lat": 91}]                    | points[1].lat   | must be between -90 and 90
                    "points": [{"lat": NaN}]                               | points[0].lat   | must be between -90 and 90
                    "points": [{"lat": 1e999}]                             | points[0].lat   | must be between -90 and 90
                    "points": [{"lat": "1"}]                               | points[0].lat   | must be a number
                    "points": [{"lat": 1, "status": 1}]                    | points[0].status | is not a known field
                    "points": [{}]                                         | points[0].lat   | is required
                    "bonus": 12.5                                          | bonus           | must be an object
                    "bonus": {"amount": 12.5, "currency": "CNY"}           | bonus.amount    | must be a string
                    "bonus": {"amount": "12.345", "currency": "CNY"}       | bonus.amount    | is finer than the 2 decimal digits of CNY
                    "bonus": {"amount": "12.50", "currency": "XYZ"}        | bonus.currency  | is not an ISO 4217 currency code that can be paid in
                    "at": "yesterday"                                      | at              | must be a time such as 2026-11-23T08:15:30.250Z
                    "at": "2026-02-30T00:00:00Z"                           | at              | must be a time such as 2026-11-23T08:15:30.250Z
                    "role": "admin"                                        | role            | must be one of ADMIN, MANAGER, COURIER
                    "count": 1.5                                           | count           | must be a whole number
                    "count": 99999999999999999999                          | count           | must be a whole number
                    "flag": "true"                                         | flag            | must be true or false
                    """)
    void aWrongValueIsNamedByItsPath(String field, String path, String message) {
        var name = field.substring(1, field.indexOf('"', 1));
        var rest = name.equals("points") ? "\"name\": \"n\"" : "\"points\": [{\"lat\": 1}]";
        var filled = name.equals("name") || name.equals("points") ? rest : rest + ", \"name\": \"n\"";

        var problem = refused("{" + field + ", " + filled + "}");

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(problem.errors()).containsExactly(new Flaw(path, message));
    }

    @Test
    void everyFlawIsFoundInOnePass() {
        assertThat(refused("{\"nome\": \"n\", \"points\": [{\"lat\": 91}]}").errors())
                .extracting(Flaw::field)
                .containsExactlyInAnyOrder("nome", "name", "points[0].lat");
    }

    @Test
    void aHugeNumberOfFlawsIsCutShort() {
        var json = "{"
                + "\"x%d\": 1,"
                        .repeat(500)
                        .formatted(
                                java.util.stream.IntStream.range(0, 500).boxed().toArray()) + "\"name\": \"n\"}";

        assertThat(refused(json).errors()).hasSizeBetween(1, 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\": \"n\"",
                "{\"name\": tru}",
                "{} {}",
                "{\"name\": 1, \"name\": 2}",
                "{'a': 1}",
                "{\"a\": 01}"
            })
    void whatIsNotOneJsonValueIsMalformed(String json) {
        assertThat(refused(json).type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @Test
    void depthIsBounded() {
        assertThat(refused("[".repeat(5_000)).type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @Test
    void longStringsAreRefused() {
        assertThat(refused("{\"name\": \"" + "x".repeat(30_000) + "\"}").type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        assertThat(refused("[]").errors()).containsExactly(new Flaw("body", "must be an object"));
        assertThat(refused("null").errors()).containsExactly(new Flaw("body", "must be an object"));
    }
}
