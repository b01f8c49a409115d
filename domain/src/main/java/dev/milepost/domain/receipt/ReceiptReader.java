package dev.milepost.domain.receipt;

import java.util.List;
import java.util.Optional;

/** Finds the total and what else a receipt says in the text that some engine recognised on it. Knows no engine. */
public final class ReceiptReader {
    /**
     * Reads one receipt.
     *
     * @return what was read, values empty where the text doesn't show them; or why it can't be read
     */
    public ReadingResult read(RecognizedText text, ReaderSettings settings) {
        if (text.isBlank()) {
            return new ReadingResult.Unreadable(UnreadableReason.NO_TEXT);
        }
        return new ReadingResult.Read(new Reading(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of()));
    }
}
