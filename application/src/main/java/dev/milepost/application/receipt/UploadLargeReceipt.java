package dev.milepost.application.receipt;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.PhotoUploads;
import dev.milepost.application.port.PhotoUploads.Ticket;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.TaskId;
import java.util.Optional;

/** Takes a photo in two steps where it is too large for one: a place to send it to, and the word that it is there. */
public final class UploadLargeReceipt {
    private final UploadReceipt upload;
    private final ReceiptRepository receipts;
    private final PhotoUploads uploads;
    private final IdSource ids;

    public UploadLargeReceipt(UploadReceipt upload, ReceiptRepository receipts, PhotoUploads uploads, IdSource ids) {
        this.upload = upload;
        this.receipts = receipts;
        this.uploads = uploads;
        this.ids = ids;
    }

    /**
     * A place for a file.
     *
     * @param id what the receipt will be called
     * @param ticket empty where the file is to be uploaded in one step, whatever its size
     */
    public record Place(ReceiptId id, Optional<Ticket> ticket) {}

    /** A place for one file of this type and of exactly so many bytes. */
    public Outcome<Place> open(TaskId task, MediaType type, int bytes, Caller courier) {
        return upload.mayUpload(task, courier).then(started -> {
            var id = new ReceiptId(ids.next());
            return Outcome.done(new Place(id, uploads.open(courier.accountId(), id, type, bytes)));
        });
    }

    /** Makes a receipt of what was sent, once: again gives the same one. Refused as not found while nothing has been sent. */
    public Outcome<Versioned<Receipt>> complete(TaskId task, ReceiptId id, Caller courier) {
        var known = receipts.find(id)
                .filter(receipt -> receipt.value().facts().taskId().equals(task)
                        && receipt.value().facts().courierId().equals(courier.accountId()));
        return known.map(Outcome::done)
                .orElseGet(() -> uploads.find(courier.accountId(), id)
                        .map(content -> complete(task, id, content, courier))
                        .orElseGet(() -> Outcome.refused(new Refusal.NotFound())));
    }

    private Outcome<Versioned<Receipt>> complete(TaskId task, ReceiptId id, byte[] content, Caller courier) {
        var outcome = upload.upload(task, id, content, courier);
        if (outcome instanceof Outcome.Done<Versioned<Receipt>>) {
            uploads.remove(courier.accountId(), id);
        }
        return outcome;
    }
}
