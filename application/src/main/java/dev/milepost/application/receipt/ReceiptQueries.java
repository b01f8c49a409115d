package dev.milepost.application.receipt;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PagePictures;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.PhotoStore.Link;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.Reading.Evidence;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptFacts;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.List;
import java.util.Optional;

/** Reads receipts and their photos: a courier its own, others all. */
public final class ReceiptQueries {
    private final ReceiptRepository receipts;
    private final PhotoStore photos;
    private final PagePictures pictures;

    public ReceiptQueries(ReceiptRepository receipts, PhotoStore photos, PagePictures pictures) {
        this.receipts = receipts;
        this.photos = photos;
        this.pictures = pictures;
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
    public Outcome<PhotoFile> photo(ReceiptId id, Caller caller) {
        return find(id, caller).then(found -> {
            var facts = found.value().facts();
            return photos.link(id, facts.mediaType(), facts.sizeBytes())
                    .map(link -> Outcome.<PhotoFile>done(new Elsewhere(link)))
                    .orElseGet(() -> content(facts).then(Outcome::done));
        });
    }

    private Outcome<Photo> content(ReceiptFacts facts) {
        return photos.find(facts.id())
                .map(content -> Outcome.done(new Photo(content, facts.mediaType())))
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /**
     * A JPEG image of a page with frames around what the reading rests on.
     *
     * @param page counted from 1; empty for the page that the total stands on
     */
    public Outcome<byte[]> evidence(ReceiptId id, Optional<Integer> page, Caller caller) {
        return find(id, caller)
                .then(found -> content(found.value().facts()).then(photo -> {
                    var evidence = found.value()
                            .machineReading()
                            .map(Reading::evidence)
                            .orElse(List.of());
                    var shown = page.orElseGet(() ->
                            evidence.stream().findFirst().map(Evidence::page).orElse(1));
                    var boxes = evidence.stream()
                            .filter(one -> one.page() == shown)
                            .map(Evidence::box)
                            .toList();
                    return pictures.framed(new Document(photo.content(), photo.type()), shown, boxes)
                            .map(Outcome::done)
                            .orElseGet(() -> Outcome.refused(new Refusal.NoPicture()));
                }));
    }

    /** A receipt's file, as it is given out. */
    public sealed interface PhotoFile {}

    /** The file and its kind, as the content itself showed it at upload. */
    public record Photo(byte[] content, MediaType type) implements PhotoFile {}

    /** To be fetched there: it is too large for an answer. */
    public record Elsewhere(Link link) implements PhotoFile {}
}
