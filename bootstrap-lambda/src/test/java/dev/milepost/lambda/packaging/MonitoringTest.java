package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing fails in silence: what is watched, and what a watch that goes off takes back. */
class MonitoringTest {
    private static final Template TEMPLATE = Template.merged();
    /** Lambda calls none of their faults an error: they are answers. */
    private static final Set<String> ANSWERING = Set.of(
            "PeopleFunction",
            "RoutesFunction",
            "TasksFunction",
            "TrackingFunction",
            "ReceiptsFunction",
            "ReportsFunction",
            "PrivacyFunction",
            "SiteFunction");

    @Test
    void aNewVersionGoesBackWhenItsErrorsOrItsFaultsAlarm() {
        for (var function : TEMPLATE.functions()) {
            assertThat(TEMPLATE.resource(function)
                            .at("/Properties/DeploymentPreference/Alarms")
                            .valueStream()
                            .map(alarm -> watched(alarm.path("Ref").asString(""))))
                    .as(function)
                    .containsExactlyElementsOf(
                            ANSWERING.contains(function)
                                    ? List.of(errorsOf(function), "Milepost faults by function " + function)
                                    : List.of(errorsOf(function)));
            assertThat(watched(function + "Throttles")).isEqualTo("AWS/Lambda Throttles by FunctionName " + function);
        }
        assertThat(TEMPLATE.functions()).containsAll(ANSWERING);
    }

    private static String errorsOf(String function) {
        return "AWS/Lambda Errors by FunctionName " + function;
    }

    /** Any at all, in each of two minutes: less than a canary takes. */
    @Test
    void twoMinutesWithFaultsAlarm() {
        for (var name : List.of("TasksFunctionErrors", "TasksFunctionFaults")) {
            var alarm = alarm(name);
            assertThat(alarm.path("Statistic").asString("")).isEqualTo("Sum");
            assertThat(alarm.path("ComparisonOperator").asString("")).isEqualTo("GreaterThanThreshold");
            assertThat(alarm.path("Threshold").intValue(-1)).isZero();
            assertThat(alarm.path("Period").intValue()).isEqualTo(60);
            assertThat(alarm.path("EvaluationPeriods").intValue()).isEqualTo(2);
            assertThat(alarm.has("DatapointsToAlarm")).isFalse();
        }
    }

    @Test
    void onlyProductionTakesANewVersionByAndBy() {
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
                assertThat(watched(queue + "Arrived")).isEqualTo(visibleIn(queue));
                assertThat(alarm(queue + "Arrived").path("Threshold").intValue())
                        .isZero();
            } else {
                assertThat(watched(queue + "Old"))
                        .isEqualTo("AWS/SQS ApproximateAgeOfOldestMessage by QueueName " + queue);
                assertThat(watched(queue + "Deep")).isEqualTo(visibleIn(queue));
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

    private static String visibleIn(String queue) {
        return "AWS/SQS ApproximateNumberOfMessagesVisible by QueueName " + queue;
    }

    /** Namespace, metric, and the one dimension with the resource that it names. */
    private static String watched(String name) {
        var alarm = alarm(name);
        assertThat(alarm.path("Dimensions")).as(name).hasSize(1);
        var dimension = alarm.at("/Dimensions/0");
        var of = Stream.of(dimension.at("/Value/Ref"), dimension.at("/Value/Fn::GetAtt/0"))
                .map(resource -> resource.asString(""))
                .filter(resource -> !resource.isEmpty())
                .findFirst();
        return String.join(
                " ",
                alarm.path("Namespace").asString(""),
                alarm.path("MetricName").asString(""),
                "by",
                dimension.path("Name").asString(""),
                of.orElse("nothing"));
    }
}
