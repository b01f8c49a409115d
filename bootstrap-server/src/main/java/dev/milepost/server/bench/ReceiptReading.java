package dev.milepost.server.bench;

import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReceiptReader;
import java.util.function.IntFunction;

/**
 * How receipts are read on this machine.
 *
 * @param recognizers makes one with so many workers
 */
public record ReceiptReading(
        IntFunction<SupervisedTextRecognizer> recognizers, ReceiptReader reader, ReaderSettings settings) {}
