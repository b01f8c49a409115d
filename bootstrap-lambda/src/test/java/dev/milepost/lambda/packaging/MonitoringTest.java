package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing fails in silence: what is watched, and what a watch that goes off takes back. */
class MonitoringTest {
    private static final Template TEMPLATE = Template.merged();

    @Test
    void aNewVersionGoesBackWhenItsErrorsAlarm() {
        for (var function : TEMPLATE.functions()) {
            assertThat(TEMPLATE.resource(function)
                            .at("/Properties/DeploymentPreference/Alarms")
                            .toString())
                    .as(function)
                    .isEqualTo("[{\"Ref\":\"" + function + "Errors\"}]");
            assertThat(watched(function + "Errors")).isEqualTo("Errors of " + function);
            assertThat(watched(function + "Throttles")).isEqualTo("Throttles of " + function);
        }
        var globally = TEMPLATE.root().at("/Globals/Function/DeploymentPreference");
        assertThat(globally.path("Type").asString("")).isEqualTo("Canary10Percent5Minutes");
        assertThat(TEMPLATE.root().at("/Mappings/Sizes").properties().stream()
                        .filter(size ->
                                size.getValue().path("Canary").asString("").equals("true"))
                        .map(Map.Entry::getKey))
                .containsExactly("prod");
    }

    @Test
    void queuesAlarmByAgeAndDepthAndDeadLettersByTheFirst() {
        var queues =
                TEMPLATE.resources("AWS::SQS::Queue").map(Map.Entry::getKey).toList();

        assertThat(queues).contains("PositionsQueue", "PositionsDeadLetters", "ReadingQueue", "ReadingDeadLetters");
        for (var queue : queues) {
            if (queue.endsWith("DeadLetters")) {
                assertThat(watched(queue + "Arrived")).isEqualTo("ApproximateNumberOfMessagesVisible of " + queue);
                assertThat(alarm(queue + "Arrived").path("Threshold").intValue())
                        .isZero();
            } else {
                assertThat(watched(queue + "Old")).isEqualTo("ApproximateAgeOfOldestMessage of " + queue);
                assertThat(watched(queue + "Deep")).isEqualTo("ApproximateNumberOfMessagesVisible of " + queue);
            }
        }
    }

    @Test
    void theDashboardShowsEveryFunction() {
        var body = TEMPLATE.resource("Dashboard")
                .at("/Properties/DashboardBody/Fn::Sub")
                .asString("");

        for (var metric : List.of("Invocations", "Errors", "Duration", "Throttles")) {
            assertThat(TEMPLATE.functions())
                    .allSatisfy(function -> assertThat(body)
                            .contains("\"AWS/Lambda\",\"%s\",\"FunctionName\",\"${%s}\"".formatted(metric, function)));
        }
    }

    private static JsonNode alarm(String name) {
        return TEMPLATE.resource(name).path("Properties");
    }

    private static String watched(String alarm) {
        var dimension = alarm(alarm).at("/Dimensions/0/Value");
        var of = Stream.of(dimension.path("Ref"), dimension.at("/Fn::GetAtt/0"))
                .map(name -> name.asString(""))
                .filter(name -> !name.isEmpty())
                .findFirst();
        return alarm(alarm).path("MetricName").asString("") + " of " + of.orElse("nothing");
    }
}
