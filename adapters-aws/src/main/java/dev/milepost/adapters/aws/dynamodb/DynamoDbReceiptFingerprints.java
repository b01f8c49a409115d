package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.PerceptualHash;
import dev.milepost.domain.receipt.Purchase;
import dev.milepost.domain.receipt.ReceiptId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fingerprints in DynamoDB: one item each, and one more for each clue, in the partition that is looked up by it. */
public final class DynamoDbReceiptFingerprints implements ReceiptFingerprints {
    private static final String CLUE = "clue#";
    private static final String FINGERPRINT = "fingerprint#";
    private static final String KIND = "fingerprint";

    private final DynamoDb db;
    private final Batches batches;

    public DynamoDbReceiptFingerprints(DynamoDb db) {
        this.db = db;
        this.batches = new Batches(db, Table.RECEIPTS);
    }

    @Override
    public void add(ReceiptId id, Fingerprint fingerprint) {
        var items = new ArrayList<ItemWriter>();
        items.add(write(id, fingerprint));
        fingerprint.clues().forEach(clue -> items.add(ItemWriter.at(new Key(CLUE + clue, id.value()))));
        batches.put(items);
    }

    /** The clues first: what a fault leaves behind is found again by the fingerprint. */
    @Override
    public void remove(ReceiptId id) {
        db.get(Table.RECEIPTS, key(id.value()))
                .map(DynamoDbReceiptFingerprints::read)
                .ifPresent(known -> {
                    known.fingerprint()
                            .clues()
                            .forEach(clue -> db.delete(Table.RECEIPTS, new Key(CLUE + clue, id.value())));
                    db.delete(Table.RECEIPTS, key(id.value()));
                });
    }

    @Override
    public List<Known> sharingClues(ReceiptId id, Fingerprint fingerprint) {
        var clues = fingerprint.clues();
        var keys = clues.stream()
                .flatMap(clue -> newest(clue, id))
                .map(DynamoDbReceiptFingerprints::key)
                .distinct()
                .toList();
        return batches.get(keys).stream()
                .map(DynamoDbReceiptFingerprints::read)
                .filter(known -> shares(known, clues))
                .sorted(Comparator.comparing(known -> known.id().value()))
                .toList();
    }

    private Stream<String> newest(String clue, ReceiptId except) {
        return db.newest(Table.RECEIPTS, CLUE + clue, MOST_OF_A_CLUE + 1)
                .map(ItemReader::sort)
                .filter(other -> !other.equals(except.value()))
                .limit(MOST_OF_A_CLUE);
    }

    /** Clues of a fingerprint that was replaced stay where they are, and lead to one without them. */
    private static boolean shares(Known known, Set<String> clues) {
        return !Collections.disjoint(known.fingerprint().clues(), clues);
    }

    private static Key key(String id) {
        return new Key(FINGERPRINT + id, KIND);
    }

    private static ItemWriter write(ReceiptId id, Fingerprint fingerprint) {
        var purchase = fingerprint.purchase();
        return ItemWriter.at(key(id.value()))
                .texts(
                        "looks",
                        fingerprint.looks().stream().map(PerceptualHash::digits).toList())
                .text("merchant", purchase.merchant())
                .text("date", purchase.date().map(LocalDate::toString))
                .money("total", purchase.total());
    }

    private static Known read(ItemReader item) {
        var purchase = new Purchase(
                item.optionalText("merchant"),
                item.optionalText("date").map(LocalDate::parse),
                item.optionalMoney("total"));
        var looks = item.texts("looks").stream().map(PerceptualHash::of).toList();
        return new Known(
                new ReceiptId(item.partition().substring(FINGERPRINT.length())), new Fingerprint(looks, purchase));
    }
}
