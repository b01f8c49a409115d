package dev.milepost.lambda.packaging;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Queues that functions are called from: messages come in batches, no more at a time than the function answers, those that fail come back by
 * themselves, not while they are worked on, and not for ever.
 */
record QueueCheck(Template template) {
    /** As Lambda asks for: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html. */
    private static final int TIMEOUTS_UNSEEN = 6;

    /** As Lambda takes it for a queue: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html. */
    private static final int FEWEST_AT_A_TIME = 2;

    private static final int MOST_AT_A_TIME = 1_000;

    private static final String WINDOW = "MaximumBatchingWindowInSeconds";
    private static final String PARTIAL = "ReportBatchItemFailures";

    List<Problem> problems() {
        return template.resources(Template.FUNCTION)
                .flatMap(function -> function.getValue()
                        .at("/Properties/Events")
                        .valueStream()
                        .filter(event -> event.path("Type").asString("").equals("SQS"))
                        .flatMap(event -> problems(function, event.path("Properties"))))
                .toList();
    }

    private Stream<Problem> problems(Map.Entry<String, JsonNode> function, JsonNode source) {
        var name = source.at("/Queue/Fn::GetAtt/0").asString("");
        var queue = template.resource(name).path("Properties");
        var window = source.path(WINDOW).asInt(0);
        var unseen =
                TIMEOUTS_UNSEEN * function.getValue().at("/Properties/Timeout").asInt(0) + window;
        return Stream.of(
                        problem(window > 0, function.getKey(), name + " has no batch window: give its event " + WINDOW),
                        problem(
                                isLimited(source, function.getValue()),
                                function.getKey(),
                                "is called from " + name
                                        + " more often at a time than it may answer, and what is refused"
                                        + " counts as tried: give its event a ScalingConfig with a MaximumConcurrency from "
                                        + FEWEST_AT_A_TIME + " to its " + TrafficCheck.SHARE),
                        problem(
                                source.path("FunctionResponseTypes").toString().contains(PARTIAL),
                                function.getKey(),
                                "one message of " + name + " that fails brings back its whole batch: give its event the"
                                        + " FunctionResponseTypes " + PARTIAL),
                        problem(
                                queue.path("VisibilityTimeout").asInt(0) >= unseen,
                                name,
                                "messages come back while they are worked on: give it a VisibilityTimeout of " + unseen
                                        + " or more"),
                        problem(
                                queue.path("RedrivePolicy").has("deadLetterTargetArn"),
                                name,
                                "what always fails comes back for ever: give it a RedrivePolicy"))
                .flatMap(each -> each);
    }

    /** In each environment. */
    private boolean isLimited(JsonNode source, JsonNode function) {
        var share = function.path("Properties").path(TrafficCheck.SHARE);
        return template.root().at("/Mappings/Sizes").valueStream().allMatch(sizes -> {
            var limit = TrafficCheck.share(source.at("/ScalingConfig/MaximumConcurrency"), sizes);
            return limit >= FEWEST_AT_A_TIME && limit <= Math.min(MOST_AT_A_TIME, TrafficCheck.share(share, sizes));
        });
    }

    private static Stream<Problem> problem(boolean holds, String resource, String otherwise) {
        return holds ? Stream.empty() : Stream.of(Problem.ofResource(resource, resource + ": " + otherwise));
    }
}
