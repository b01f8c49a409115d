package dev.milepost.lambda.receipts;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.receipt.LargeReceiptEndpoints;
import dev.milepost.adapters.http.receipt.ReceiptEndpoints;
import dev.milepost.application.receipt.FindDuplicate;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.application.receipt.ReadingPolicy;
import dev.milepost.application.receipt.ReceiptQueries;
import dev.milepost.application.receipt.ReviewReceipt;
import dev.milepost.application.receipt.UploadLargeReceipt;
import dev.milepost.application.receipt.UploadReceipt;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.lambda.Ports;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The unit's use cases and endpoints, put together by hand. */
public final class Receipts {
    private Receipts() {}

    public static List<Endpoint> endpoints(Ports ports) {
        var upload = new UploadReceipt(
                ports.tasks(), ports.receipts(), ports.photos(), ports.readingQueue(), ports.ids(), ports.clock());
        var large = new LargeReceiptEndpoints(
                new UploadLargeReceipt(upload, ports.receipts(), ports.photoUploads(), ports.ids()));
        var receipts = new ReceiptEndpoints(
                upload,
                new ReviewReceipt(ports.receipts(), ports.clock()),
                new ReceiptQueries(ports.receipts(), ports.photos(), ports.pictures()));
        return Stream.concat(receipts.endpoints().stream(), large.endpoints().stream())
                .toList();
    }

    static ReadUploadedReceipt reader(Ports ports) {
        var settings = ports.settings();
        return new ReadUploadedReceipt(
                ports.receipts(),
                ports.photos(),
                ports.recognizer(),
                new ReceiptReader(settings.vocabulary()),
                new FindDuplicate(ports.receipts(), ports.fingerprints(), ports.pictures()),
                new ReadingPolicy(
                        new ReaderSettings(settings.currency(), Optional.of(settings.country())),
                        settings.receiptAuto()),
                ports.clock());
    }
}
