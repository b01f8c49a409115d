package dev.milepost.lambda.reports;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done in turn, whatever becomes of what was before. */
record Chores(List<Chore> chores) {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    record Chore(String name, Runnable work) {}

    /** @throws IllegalStateException once all have been carried out, if any failed */
    void carryOut() {
        var failed =
                chores.stream().filter(chore -> !isDone(chore)).map(Chore::name).toList();
        if (!failed.isEmpty()) {
            throw new IllegalStateException(String.join(", ", failed) + " failed");
        }
    }

    private static boolean isDone(Chore chore) {
        try {
            chore.work().run();
            return true;
        } catch (RuntimeException fault) {
            LOG.error("{} failed", chore.name(), fault);
            return false;
        }
    }
}
