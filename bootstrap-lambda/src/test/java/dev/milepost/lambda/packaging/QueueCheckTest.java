package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The events of the receipt reader and its queue, broken on purpose. */
class QueueCheckTest {
    private static final String MERGED = Template.merged().toYaml();

    @Test
    void theTemplateHasNoProblem() {
        assertThat(problems(template -> {})).isEmpty();
    }

    @Test
    void aQueueWhoseMessagesComeOneByOneOrBackTooSoonOrForEverIsFound() {
        assertThat(problems(template -> reading(template).remove("MaximumBatchingWindowInSeconds")))
                .containsExactly("ReceiptReaderFunction: ReadingQueue has no batch window: give its event"
                        + " MaximumBatchingWindowInSeconds");
        assertThat(problems(template -> reading(template).remove("FunctionResponseTypes")))
                .singleElement()
                .asString()
                .contains("brings back its whole batch");
        assertThat(problems(template -> template.properties("ReadingQueue").put("VisibilityTimeout", 900)))
                .containsExactly("ReadingQueue: messages come back while they are worked on: give it a"
                        + " VisibilityTimeout of 901 or more");
        assertThat(problems(template -> template.properties("ReadingQueue").remove("RedrivePolicy")))
                .containsExactly("ReadingQueue: what always fails comes back for ever: give it a RedrivePolicy");
    }

    @Test
    void aQueueThatCallsMoreOftenThanItsFunctionMayAnswerIsFound() {
        var problem =
                "ReceiptReaderFunction: is called from ReadingQueue more often at a time than it may answer, and what"
                        + " is refused counts as tried: give its event a ScalingConfig with a MaximumConcurrency from 2 to its"
                        + " ReservedConcurrentExecutions";

        assertThat(problems(template -> reading(template).remove("ScalingConfig")))
                .containsExactly(problem);
        for (var limit : List.of(1, 11, 1001)) {
            assertThat(problems(template -> limit(template).put("MaximumConcurrency", limit)))
                    .as("%d, with 10 in dev", limit)
                    .containsExactly(problem);
        }
        assertThat(problems(template -> limit(template).put("MaximumConcurrency", 10)))
                .isEmpty();
        assertThat(problems(template -> ((ObjectNode) limit(template).path("MaximumConcurrency"))
                        .putArray("Fn::FindInMap")
                        .add("Sizes")
                        .add("dev")
                        .add("Uploads")))
                .containsExactly(problem);
    }

    private static ObjectNode limit(Template template) {
        return reading(template).withObjectProperty("ScalingConfig");
    }

    private static ObjectNode reading(Template template) {
        return (ObjectNode) template.properties("ReceiptReaderFunction").at("/Events/Waiting/Properties");
    }

    private static List<String> problems(Consumer<Template> breaking) {
        var template = Template.parse(MERGED);
        breaking.accept(template);
        return new QueueCheck(template)
                .problems().stream().map(Problem::message).toList();
    }
}
