package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.testing.Tasks.NINE;

import dev.milepost.application.fake.World;
import dev.milepost.application.tracking.PositionIntake.Recorded;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A task that Anna has started, and her fixes on its whole way. */
final class UnderWay {
    static final List<Fix> WAY = Fixes.wholeWay(NINE, 201);

    /** As long as the whole way takes. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2_010);

    private UnderWay() {}

    static OpenTask started(World world) {
        var task = world.offer(Tasks.numbered(1));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        world.clock.pass(UNDER_WAY);
        return task;
    }

    static Recorded upload(World world, OpenTask task, List<Fix> fixes) {
        return done(world.record.record(task.id(), fixes, People.ANNA));
    }

    static Fix fix(Instant at) {
        return Fix.at(at, Routes.at(0));
    }
}
