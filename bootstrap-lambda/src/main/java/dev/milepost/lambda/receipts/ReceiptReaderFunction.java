package dev.milepost.lambda.receipts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.sqs.SqsBatch;
import dev.milepost.adapters.aws.sqs.SqsBatch.Message;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.logging.JsonLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads the receipts of a batch by machine. One that fails comes again; after too many faults of its own it is left to a manager, while an
 * outage is waited out and ends, if it lasts, among the dead letters.
 */
public final class ReceiptReaderFunction implements RequestStreamHandler {
    /** One less than the queue allows, so that a receipt that can't be read never becomes a dead letter. */
    static final int MOST_FAULTS = 4;

    private final ReadUploadedReceipt reader;

    public ReceiptReaderFunction() {
        reader = Receipts.reader(new Ports(new Settings(System.getenv())));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonLine.nameRequest(context.getAwsRequestId());
        answer.write(SqsBatch.read(event).each(this::read));
    }

    private void read(Message message) {
        var id = new ReceiptId(message.body());
        try {
            reader.read(id);
        } catch (StoreUnavailableException outage) {
            throw outage;
        } catch (RuntimeException fault) {
            if (message.tries() < MOST_FAULTS) {
                throw fault;
            }
            reader.giveUp(id);
        }
    }
}
