package dev.milepost.server.bench;

import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.server.Ocr;
import java.util.function.Supplier;

/**
 * How receipts are read on this machine.
 *
 * @param engines opens what recognises them
 * @param atOnce how many receipts it reads at a time
 */
public record ReceiptReading(Supplier<Ocr> engines, int atOnce, ReceiptReader reader, ReaderSettings settings) {}
