package dev.milepost.application.receipt;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.Sha256;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptFacts;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import java.time.InstantSource;
import java.util.Optional;

/** Takes a courier's photo of a receipt: durable when it answers, read in the background. */
public final class UploadReceipt {
    private static final int MAX_PER_TASK = 100;

    private final TaskRepository tasks;
    private final ReceiptRepository receipts;
    private final PhotoStore photos;
    private final ReadingQueue queue;
    private final IdSource ids;
    private final InstantSource clock;

    public UploadReceipt(
            TaskRepository tasks,
            ReceiptRepository receipts,
            PhotoStore photos,
            ReadingQueue queue,
            IdSource ids,
            InstantSource clock) {
        this.tasks = tasks;
        this.receipts = receipts;
        this.photos = photos;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** The stored receipt, waiting to be read. @param content the file's bytes, whose kind is told by themselves alone */
    public Outcome<Versioned<Receipt>> upload(TaskId id, byte[] content, Caller courier) {
        return upload(id, new ReceiptId(ids.next()), content, courier);
    }

    /** As above, of an identifier that was chosen before. */
    Outcome<Versioned<Receipt>> upload(TaskId id, ReceiptId receipt, byte[] content, Caller courier) {
        return mayUpload(id, courier)
                .then(started -> readable(content))
                .then(type -> Outcome.done(store(facts(id, receipt, content, type, courier), content)));
    }

    /** The task, if it is the courier's, its work has begun, and it may have one more receipt. */
    Outcome<Task> mayUpload(TaskId id, Caller courier) {
        return tasks.find(id)
                .map(stored -> stored.value().asOf(clock.instant()))
                .filter(held -> held.isHeldBy(courier.accountId()))
                .map(UploadReceipt::requireStarted)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()))
                .then(task -> receipts.count(id) >= MAX_PER_TASK
                        ? Outcome.refused(new Refusal.TooManyReceipts(MAX_PER_TASK))
                        : Outcome.done(task));
    }

    private static Outcome<Task> requireStarted(Task task) {
        return task.work().isPresent()
                ? Outcome.done(task)
                : Outcome.refused(new Refusal.TaskNotStarted(task.status()));
    }

    private static Outcome<MediaType> readable(byte[] content) {
        if (content.length == 0) {
            return Outcome.refused(Refusal.Flawed.of("body", "must not be empty"));
        }
        return MediaType.sniff(content)
                .map(type -> type == MediaType.HEIC
                        ? Outcome.<MediaType>refused(
                                new Refusal.MediaNotSupported(
                                        "HEIC images are not read here: set the camera to JPEG (\"Most Compatible\") or convert it."))
                        : Outcome.done(type))
                .orElseGet(() -> Outcome.refused(new Refusal.MediaNotSupported(
                        "The content is not a JPEG, PNG or WebP image, nor a PDF document.")));
    }

    private ReceiptFacts facts(TaskId task, ReceiptId id, byte[] content, MediaType type, Caller courier) {
        var sha256 = Sha256.hex(content);
        return new ReceiptFacts(
                id,
                task,
                courier.accountId(),
                clock.instant(),
                type,
                sha256,
                content.length,
                sameFile(receipts, sha256, id));
    }

    /** The first other upload of the same bytes. */
    static Optional<Duplicate> sameFile(ReceiptRepository receipts, String sha256, ReceiptId id) {
        return receipts.findFirstBySha256(sha256)
                .filter(first -> !first.equals(id))
                .map(first -> new Duplicate(first, Likeness.SAME_FILE));
    }

    private Versioned<Receipt> store(ReceiptFacts facts, byte[] content) {
        // The photo first: a receipt without one could never be read.
        photos.put(facts.id(), content);
        var receipt = new ReadingReceipt(facts);
        try {
            receipts.add(receipt);
        } catch (StoreUnavailableException away) {
            removeOrphan(facts.id());
            throw away;
        }
        queue.enqueue(facts.id());
        return new Versioned<>(receipt, 1);
    }

    /** Nothing would lead to the photo any more, not even an erasure. It stays if the receipt was stored all the same, or nobody can tell. */
    private void removeOrphan(ReceiptId id) {
        try {
            if (receipts.find(id).isEmpty()) {
                photos.remove(id);
            }
        } catch (StoreUnavailableException stillAway) {
            // Whoever has sent the photo is told already.
        }
    }
}
