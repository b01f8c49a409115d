package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Optional<Schedule> of(String type, String properties) {
        return Schedule.of("Function", "Event", yaml("{Type: %s, Properties: {%s}}".formatted(type, properties)));
    }

    private static JsonNode yaml(String text) {
        return new YAMLMapper().readTree(text);
    }

    private static Instant next(String type, String properties) {
        return of(type, properties).orElseThrow().next(NOON, NOON).orElseThrow();
    }

    @Test
    void aRuleWaitsForItsFirstIntervalAndSchedulerDoesNot() {
        assertThat(next("Schedule", "Schedule: rate(1 hour)")).isEqualTo("2026-03-01T13:00:00Z");
        assertThat(next("ScheduleV2", "ScheduleExpression: rate(1 hour)")).isEqualTo(NOON);
    }

    @Test
    void schedulerKnowsATimeZoneAStartAndAnEnd() {
        assertThat(next(
                        "ScheduleV2",
                        "ScheduleExpression: cron(0 9 * * ? *), ScheduleExpressionTimezone: America/New_York"))
                .isEqualTo("2026-03-01T14:00:00Z");
        assertThat(next("ScheduleV2", "ScheduleExpression: rate(1 hour), StartDate: '2026-03-01T20:30:00Z'"))
                .isEqualTo("2026-03-01T20:30:00Z");
        assertThat(of("ScheduleV2", "ScheduleExpression: cron(0 9 * * ? *), EndDate: '2026-03-02T09:00:00Z'")
                        .orElseThrow()
                        .next(NOON, NOON))
                .isEmpty();
    }

    @Test
    void whatIsSwitchedOffIsNone() {
        assertThat(of("Schedule", "Schedule: rate(1 hour), Enabled: false")).isEmpty();
        assertThat(of("Schedule", "Schedule: rate(1 hour), State: DISABLED")).isEmpty();
        assertThat(of("ScheduleV2", "ScheduleExpression: rate(1 hour), State: DISABLED"))
                .isEmpty();
        assertThat(of("ScheduleV2", "ScheduleExpression: rate(1 hour), State: ENABLED"))
                .isPresent();
    }

    @Test
    void withoutAnInputTheFunctionIsToldOfItsSchedule() {
        var ofRule = yaml(of("Schedule", "Schedule: rate(1 hour)").orElseThrow().event(NOON.plusMillis(7)));
        var ofScheduler = yaml(of("ScheduleV2", "ScheduleExpression: rate(1 hour)")
                .orElseThrow()
                .event(NOON));

        assertThat(ofRule.path("source").asString()).isEqualTo("aws.events");
        assertThat(ofRule.path("detail-type").asString()).isEqualTo("Scheduled Event");
        assertThat(ofRule.path("time").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(ofRule.path("detail").isObject()).isTrue();
        assertThat(ofScheduler.path("source").asString()).isEqualTo("aws.scheduler");
        assertThat(ofScheduler.path("detail").asString()).isEqualTo("{}");
    }

    @Test
    void anInputIsGivenInsteadAndSchedulerWritesIntoIt() {
        assertThat(of("Schedule", "Schedule: rate(1 hour), Input: '{\"a\": 1}'")
                        .orElseThrow()
                        .event(NOON))
                .isEqualTo("{\"a\": 1}");
        assertThat(of(
                                "ScheduleV2",
                                "ScheduleExpression: rate(1 hour), Input: '{\"at\": \"<aws.scheduler.scheduled-time>\"}'")
                        .orElseThrow()
                        .event(NOON))
                .isEqualTo("{\"at\": \"2026-03-01T12:00:00Z\"}");
    }

    @Test
    void whatAwsWouldNotTakeIsRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("Schedule", "Schedule: at(2026-03-01T12:00:00)"))
                .withMessageContaining("ScheduleV2 only");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        of("ScheduleV2", "ScheduleExpression: rate(1 hour), ScheduleExpressionTimezone: Moon/Crater"))
                .withMessageContaining("Moon/Crater");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("ScheduleV2", "ScheduleExpression: rate(1 hour), StartDate: tomorrow"))
                .withMessageContaining("StartDate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("ScheduleV2", "ScheduleExpression: cron(0 12 * * * *)"));
    }
}
