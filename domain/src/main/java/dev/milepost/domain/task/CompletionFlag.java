package dev.milepost.domain.task;

import java.util.List;

/** Why a task was completed although checkpoints were missing, and which. */
public record CompletionFlag(String reason, List<String> missingCheckpoints) {
    public CompletionFlag {
        missingCheckpoints = List.copyOf(missingCheckpoints);
    }
}
