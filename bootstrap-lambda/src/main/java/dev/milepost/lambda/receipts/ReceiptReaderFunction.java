package dev.milepost.lambda.receipts;

import dev.milepost.adapters.aws.sqs.SqsBatch;
import dev.milepost.adapters.aws.sqs.SqsBatch.Message;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.util.List;

/**
 * Reads receipts by machine. One that fails comes again; a fault of its own at the {@value #MOST_FAULTS}th try or later leaves it to a manager,
 * while an outage is waited out. What lasts, and what ends the process, is among the dead letters in the end.
 */
public final class ReceiptReaderFunction extends EventFunction {
    /** One less than the queue allows, so that a receipt whose reading throws doesn't become a dead letter. */
    static final int MOST_FAULTS = 4;

    private static final Message OF_NOTHING = new Message("priming", "priming", 1);

    public ReceiptReaderFunction() {
        this(Receipts.reader(new Ports(new Settings(System.getenv()))));
    }

    private ReceiptReaderFunction(ReadUploadedReceipt reader) {
        super(
                (event, answer) -> answer.write(SqsBatch.read(event).each(message -> read(reader, message))),
                () -> List.of(SqsBatch.event(OF_NOTHING)));
    }

    private static void read(ReadUploadedReceipt reader, Message message) {
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
