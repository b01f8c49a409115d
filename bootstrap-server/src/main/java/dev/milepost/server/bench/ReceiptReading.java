package dev.milepost.server.bench;

import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReceiptReader;
import java.util.function.Supplier;

/**
 * How receipts are read on this machine.
 *
 * @param recognizers makes one
 * @param atOnce how many receipts it reads at a time
 */
public record ReceiptReading(
        Supplier<SupervisedTextRecognizer> recognizers, int atOnce, ReceiptReader reader, ReaderSettings settings) {}
