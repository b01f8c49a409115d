package dev.milepost.application.port;

import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.UnreadableReason;

/** What {@link TextRecognizer#recognize(Document)} answers. */
public sealed interface Recognition {
    /** The engine looked at every page; blank pages when there is no text. */
    record Recognized(RecognizedText text) implements Recognition {}

    /** The engine can't make anything of this document, now or later. */
    record Unrecognizable(UnreadableReason reason) implements Recognition {}
}
