package dev.milepost.lambda.packaging;

import dev.milepost.lambda.logging.Metrics;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alarms on every function and queue, which also roll deployments back, and a dashboard of them. */
record Monitoring(Template template) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int WIDGET_WIDTH = 12;
    private static final int WIDGET_HEIGHT = 6;

    void add() {
        var functions = template.functions();
        var answering = Unit.catalogue().stream().map(Unit.Served::function).collect(Collectors.toSet());
        functions.forEach(function -> watchFunction(function, answering.contains(function)));
        template.resources("AWS::SQS::Queue")
                .map(queue -> queue.getKey())
                .toList()
                .forEach(this::watchQueue);
        dashboard(functions);
    }

    /** @param answers whether it answers requests: its faults are answers, and no errors to Lambda */
    private void watchFunction(String function, boolean answers) {
        alarm(function + "Errors", "AWS/Lambda", "Errors", "Sum", 0, List.of("FunctionName", function));
        alarm(function + "Throttles", "AWS/Lambda", "Throttles", "Sum", 10, List.of("FunctionName", function));
        var rollBack =
                template.properties(function).putObject("DeploymentPreference").putArray("Alarms");
        rollBack.addObject().put("Ref", function + "Errors");
        if (answers) {
            alarm(
                    function + "Faults",
                    Metrics.NAMESPACE,
                    Metrics.FAULTS,
                    "Sum",
                    0,
                    List.of(Metrics.FUNCTION, function));
            rollBack.addObject().put("Ref", function + "Faults");
        }
    }

    private void watchQueue(String queue) {
        var dimension = List.of("QueueName", queue);
        if (queue.endsWith("DeadLetters")) {
            alarm(queue + "Arrived", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 0, dimension);
        } else {
            alarm(queue + "Old", "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", 300, dimension);
            alarm(queue + "Deep", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 10_000, dimension);
        }
    }

    /** @param dimension its name, and the resource that it names */
    private void alarm(
            String name, String namespace, String metric, String statistic, int most, List<String> dimension) {
        var alarm = template.addResource(name, "AWS::CloudWatch::Alarm");
        alarm.put("Namespace", namespace)
                .put("MetricName", metric)
                .put("Statistic", statistic)
                .put("Period", 60)
                .put("EvaluationPeriods", 2)
                .put("Threshold", most)
                .put("ComparisonOperator", "GreaterThanThreshold")
                .put("TreatMissingData", "notBreaching");
        alarm.putArray("Dimensions")
                .addObject()
                .put("Name", dimension.getFirst())
                .set("Value", named(dimension));
        var topic =
                alarm.putArray("AlarmActions").addObject().putArray("Fn::If").add("HasAlarmTopic");
        topic.addObject().put("Ref", "AlarmTopic");
        topic.addObject().put("Ref", "AWS::NoValue");
    }

    private static ObjectNode named(List<String> dimension) {
        var value = MAPPER.createObjectNode();
        if (dimension.getFirst().equals("QueueName")) {
            value.putArray("Fn::GetAtt").add(dimension.getLast()).add("QueueName");
        } else {
            value.put("Ref", dimension.getLast());
        }
        return value;
    }

    private void dashboard(List<String> functions) {
        var body = MAPPER.createObjectNode();
        var widgets = body.putArray("widgets");
        widget(widgets, 0, "Invocations", functions, "Invocations", "Sum");
        widget(widgets, 1, "Errors", functions, "Errors", "Sum");
        widget(widgets, 2, "Duration p99", functions, "Duration", "p99");
        widget(widgets, 3, "Throttles", functions, "Throttles", "Sum");
        var properties = template.addResource("Dashboard", "AWS::CloudWatch::Dashboard");
        properties.putObject("DashboardName").put("Fn::Sub", "milepost-${Environment}");
        properties.putObject("DashboardBody").put("Fn::Sub", MAPPER.writeValueAsString(body));
    }

    private static void widget(
            ArrayNode widgets, int number, String title, List<String> functions, String metric, String statistic) {
        var widget = widgets.addObject()
                .put("type", "metric")
                .put("x", number % 2 * WIDGET_WIDTH)
                .put("y", number / 2 * WIDGET_HEIGHT)
                .put("width", WIDGET_WIDTH)
                .put("height", WIDGET_HEIGHT);
        var properties = widget.putObject("properties")
                .put("title", title)
                .put("region", "${AWS::Region}")
                .put("stat", statistic)
                .put("period", 60);
        var metrics = properties.putArray("metrics");
        functions.forEach(function -> metrics.addArray()
                .add("AWS/Lambda")
                .add(metric)
                .add("FunctionName")
                .add("${" + function + "}"));
    }
}
