package dev.milepost.adapters.aws.sqs;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that Lambda takes from a queue for a function, which answers which of them it couldn't handle: those come again, and after some
 * tries go to the dead letters; the others are done with (ReportBatchItemFailures).
 */
public record SqsBatch(List<Message> messages) {
    private static final Logger LOG = LoggerFactory.getLogger(SqsBatch.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public SqsBatch {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param id names it in the answer
     * @param tries how often it has been taken, with this time
     */
    public record Message(String id, String body, int tries) {}

    /** @throws IllegalArgumentException if it isn't an event of SQS */
    public static SqsBatch read(InputStream event) {
        try {
            var messages = new ArrayList<Message>();
            var records = MAPPER.readTree(event).path("Records");
            if (!records.isArray()) {
                throw new IllegalArgumentException("an event without records");
            }
            records.forEach(node -> messages.add(message(node)));
            return new SqsBatch(messages);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("not an event of SQS", malformed);
        }
    }

    /** The event of a batch of one message, as Lambda would make it: for a function that tries itself. */
    public static String event(Message message) {
        var event = MAPPER.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("messageId", message.id())
                .put("body", message.body())
                .putObject("attributes")
                .put("ApproximateReceiveCount", Integer.toString(message.tries()));
        return MAPPER.writeValueAsString(event);
    }

    private static Message message(JsonNode node) {
        return new Message(
                required(node, "messageId"),
                required(node, "body"),
                node.path("attributes").path("ApproximateReceiveCount").asInt(1));
    }

    private static String required(JsonNode node, String name) {
        return Optional.of(node.path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElseThrow(() -> new IllegalArgumentException("a record without " + name));
    }

    /** Handles message by message. @return the answer that Lambda expects, or see {@link #answer} */
    public byte[] each(Consumer<Message> handler) {
        var failed = new LinkedHashMap<String, RuntimeException>();
        for (var message : messages) {
            try {
                handler.accept(message);
            } catch (RuntimeException fault) {
                LOG.warn("message {} failed at try {}", message.id(), message.tries(), fault);
                failed.put(message.id(), fault);
            }
        }
        return answer(failed);
    }

    /**
     * The answer that names the messages to be sent again. Where that is every one, the last fault is thrown instead: they all come again as
     * well, and Lambda counts an error, which alarms.
     *
     * @param failed faults by the id of their message, in order
     */
    byte[] answer(SequencedMap<String, RuntimeException> failed) {
        if (!failed.isEmpty() && failed.size() == messages.size()) {
            throw failed.lastEntry().getValue();
        }
        return MAPPER.writeValueAsBytes(
                new Answer(failed.keySet().stream().map(Failure::new).toList()));
    }

    private record Answer(List<Failure> batchItemFailures) {}

    private record Failure(String itemIdentifier) {}
}
