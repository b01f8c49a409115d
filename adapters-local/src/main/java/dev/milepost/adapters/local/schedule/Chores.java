package dev.milepost.adapters.local.schedule;

import dev.milepost.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs chores regularly, one at a time; one that fails is logged and tried again at its next turn. */
public final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final int SECONDS_TO_FINISH = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("chores").factory());

    private final Duration rest;

    /** Chores that begin at once. */
    public Chores() {
        this(Duration.ZERO);
    }

    /** @param rest before the first turn of each */
    public Chores(Duration rest) {
        this.rest = rest;
    }

    /** Runs a chore, first after the rest, and again each time this pause has passed after its end. */
    public void every(Duration pause, String name, Runnable chore) {
        thread.scheduleWithFixedDelay(() -> run(name, chore), rest.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String name, Runnable chore) {
        try {
            chore.run();
        } catch (StoreUnavailableException away) {
            LOG.warn("{} is done later: {}", name, away.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("{} failed", name, fault);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                LOG.warn("A chore did not end within {} s", SECONDS_TO_FINISH);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
