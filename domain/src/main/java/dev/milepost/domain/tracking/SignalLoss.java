package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How often, and how long in all, nothing was heard of a courier under way.
 *
 * @param times silences so long that the signal was lost
 * @param silent their whole length, from the last fix before to the first after
 */
public record SignalLoss(int times, Duration silent) {
    private static final SignalLoss NONE = new SignalLoss(0, Duration.ZERO);

    /**
     * @param from when the work began
     * @param until when it ended
     * @param lostAfter the age of the last fix from which a signal is lost
     */
    public static SignalLoss of(Track track, Instant from, Instant until, Duration lostAfter) {
        var heard = track.fixes().stream().map(Fix::recordedAt).filter(at -> at.isAfter(from) && at.isBefore(until));
        var loss = NONE;
        var last = from;
        for (var at : Stream.concat(heard, Stream.of(until)).toList()) {
            loss = loss.after(Duration.between(last, at), lostAfter);
            last = at;
        }
        return loss;
    }

    private SignalLoss after(Duration silence, Duration lostAfter) {
        return silence.compareTo(lostAfter) < 0 ? this : new SignalLoss(times + 1, silent.plus(silence));
    }
}
