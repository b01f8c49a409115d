package dev.milepost.adapters.aws.testing;

import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/** What Lambda hands to a function of a batch of a queue (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). */
public final class SqsEvent {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SqsEvent() {}

    /** @param batch received with the attributes that the function reads */
    public static byte[] of(List<Message> batch) {
        var event = MAPPER.createObjectNode();
        var records = event.putArray("Records");
        for (var message : batch) {
            var attributes = records.addObject()
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body())
                    .put("md5OfBody", message.md5OfBody())
                    .put("eventSource", "aws:sqs")
                    .put("awsRegion", "us-east-1")
                    .putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
        }
        return MAPPER.writeValueAsBytes(event);
    }
}
