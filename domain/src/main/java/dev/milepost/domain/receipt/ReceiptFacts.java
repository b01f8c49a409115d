package dev.milepost.domain.receipt;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a receipt from its upload on, whatever becomes of it.
 *
 * @param mediaType as the content itself shows
 * @param sha256 of the uploaded bytes, 64 hexadecimal digits in lower case
 * @param sizeBytes of the upload
 * @param duplicate what is known of another upload of the same receipt
 */
public record ReceiptFacts(
        ReceiptId id,
        TaskId taskId,
        AccountId courierId,
        Instant uploadedAt,
        MediaType mediaType,
        String sha256,
        long sizeBytes,
        Optional<Duplicate> duplicate) {
    /** @throws IllegalArgumentException if the hash is not 64 hexadecimal digits or the size is not positive */
    public ReceiptFacts {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal digits");
        }
        if (sizeBytes <= 0) {
            throw new IllegalArgumentException("a receipt has content");
        }
    }

    /** These, with a suspicion. */
    public ReceiptFacts suspecting(Duplicate other) {
        return new ReceiptFacts(id, taskId, courierId, uploadedAt, mediaType, sha256, sizeBytes, Optional.of(other));
    }
}
