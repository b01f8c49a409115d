package dev.milepost.application.receipt;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.List;
import java.util.Optional;

/** Reads receipts and their photos: a courier its own, others all. */
public final class ReceiptQueries {
    private final ReceiptRepository receipts;
    private final PhotoStore photos;

    public ReceiptQueries(ReceiptRepository receipts, PhotoStore photos) {
        this.receipts = receipts;
        this.photos = photos;
    }

    public Outcome<Versioned<Receipt>> find(ReceiptId id, Caller caller) {
        return receipts.find(id)
                .filter(found -> caller.maySeeWorkOf(found.value().facts().courierId()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /** The wanted receipts that the caller may see, newest first. */
    public Page<Versioned<Receipt>> list(ReceiptFilter wanted, PageRequest page, Caller caller) {
        if (!caller.isCourier()) {
            return receipts.list(wanted, page);
        }
        var own = Optional.of(caller.accountId());
        return wanted.courier().isEmpty() || wanted.courier().equals(own)
                ? receipts.list(new ReceiptFilter(wanted.status(), wanted.task(), own), page)
                : new Page<>(List.of(), Optional.empty());
    }

    /** The file as it was uploaded. */
    public Outcome<Photo> photo(ReceiptId id, Caller caller) {
        return find(id, caller)
                .then(found -> photos.find(id)
                        .map(content -> Outcome.done(
                                new Photo(content, found.value().facts().mediaType())))
                        .orElseGet(() -> Outcome.refused(new Refusal.NotFound())));
    }

    /** A receipt's file and its kind, as the content itself showed it at upload. */
    public record Photo(byte[] content, MediaType type) {}
}
