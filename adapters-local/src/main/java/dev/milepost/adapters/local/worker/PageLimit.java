package dev.milepost.adapters.local.worker;

import java.time.Duration;

/**
 * How long a worker may take: for opening a file, and again for its page.
 *
 * @param processor time that the worker itself uses, which a machine that is busy with other things doesn't add to
 * @param wall time that passes, for a worker that waits for ever; far more than the other, so that a starved one isn't taken for hung
 */
public record PageLimit(Duration processor, Duration wall) {}
