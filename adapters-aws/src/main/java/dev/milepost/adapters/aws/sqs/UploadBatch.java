package dev.milepost.adapters.aws.sqs;

import dev.milepost.adapters.aws.sqs.SqsBatch.Message;
import dev.milepost.application.port.FixQueue.Upload;
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
 * A batch of uploads, merged: those of one task are one upload, and so one write. Those of a task that fails come again, and with them what
 * isn't an upload at all, until it is a dead letter; the others are done with.
 */
public record UploadBatch(SqsBatch messages) {
    private static final Logger LOG = LoggerFactory.getLogger(UploadBatch.class);

    private record Sender(TaskId task, AccountId courier) {}

    private record Merged(List<Fix> fixes, List<String> messages) {
        Merged() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Hands over each task's upload. @return the answer that Lambda expects */
    public byte[] each(Consumer<Upload> record) {
        var failed = new ArrayList<String>();
        merge(failed).forEach((sender, merged) -> {
            try {
                record.accept(new Upload(sender.task(), sender.courier(), merged.fixes()));
            } catch (RuntimeException fault) {
                LOG.warn(
                        "{} messages of task {} failed",
                        merged.messages().size(),
                        sender.task().value(),
                        fault);
                failed.addAll(merged.messages());
            }
        });
        return SqsBatch.answer(failed);
    }

    private Map<Sender, Merged> merge(List<String> failed) {
        var merged = new LinkedHashMap<Sender, Merged>();
        for (var message : messages.messages()) {
            try {
                add(message, merged);
            } catch (IllegalArgumentException poison) {
                LOG.error("message {} at try {} is no upload: {}", message.id(), message.tries(), poison.getMessage());
                failed.add(message.id());
            }
        }
        return merged;
    }

    private static void add(Message message, Map<Sender, Merged> merged) {
        var upload = UploadMessage.read(message.body());
        var of = merged.computeIfAbsent(new Sender(upload.task(), upload.courier()), any -> new Merged());
        of.fixes().addAll(upload.fixes());
        of.messages().add(message.id());
    }
}
