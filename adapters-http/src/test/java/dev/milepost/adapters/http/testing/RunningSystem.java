package dev.milepost.adapters.http.testing;

import java.net.URI;
import java.time.Duration;

/** Milepost in processes of its own, with data that outlives them. */
public interface RunningSystem extends AutoCloseable {
    /** Starts it. @param clockOffset by which its clock is shifted @return where it answers */
    URI start(Duration clockOffset);

    /** Ends it as an operator does. */
    void stop();

    /** Ends it as a power cut does. */
    void kill();

    /** Ends it, if it runs. */
    @Override
    void close();
}
