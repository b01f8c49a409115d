package dev.milepost.adapters.aws.sqs;

import dev.milepost.adapters.aws.sqs.SqsBatch.Message;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch of uploads, merged: those of one task are one upload, and so one write. If that fails by more than an outage, they are tried one by
 * one. What fails comes again, and with it what isn't an upload at all, until it is a dead letter; the others are done with.
 */
public record UploadBatch(SqsBatch messages) {
    private static final Logger LOG = LoggerFactory.getLogger(UploadBatch.class);

    private record Sender(TaskId task, AccountId courier) {}

    private record Part(String message, List<Fix> fixes) {}

    /** Hands over each task's upload. @return the answer that Lambda expects, or see {@link SqsBatch#answer} */
    public byte[] each(Consumer<Upload> record) {
        var failed = new LinkedHashMap<String, RuntimeException>();
        bySender(failed).forEach((sender, parts) -> take(sender, parts, record, failed));
        return messages.answer(failed);
    }

    private static void take(
            Sender sender, List<Part> parts, Consumer<Upload> record, Map<String, RuntimeException> failed) {
        try {
            var fixes = parts.stream().flatMap(part -> part.fixes().stream()).toList();
            record.accept(new Upload(sender.task(), sender.courier(), fixes));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "{} messages of task {} failed", parts.size(), sender.task().value(), fault);
            if (parts.size() == 1 || fault instanceof StoreUnavailableException) {
                parts.forEach(part -> failed.put(part.message(), fault));
            } else {
                // It may be the fault of one.
                parts.forEach(part -> take(sender, List.of(part), record, failed));
            }
        }
    }

    private Map<Sender, List<Part>> bySender(Map<String, RuntimeException> failed) {
        var parts = new LinkedHashMap<Sender, List<Part>>();
        for (var message : messages.messages()) {
            try {
                add(message, parts);
            } catch (IllegalArgumentException poison) {
                LOG.error("message {} at try {} is no upload: {}", message.id(), message.tries(), poison.getMessage());
                failed.put(message.id(), poison);
            }
        }
        return parts;
    }

    private static void add(Message message, Map<Sender, List<Part>> parts) {
        var upload = UploadMessage.read(message.body());
        parts.computeIfAbsent(new Sender(upload.task(), upload.courier()), any -> new ArrayList<>())
                .add(new Part(message.id(), upload.fixes()));
    }
}
