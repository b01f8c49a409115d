package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.done;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.World;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.tracking.Alert;
import dev.milepost.domain.tracking.Alert.Kind;
import dev.milepost.domain.tracking.AlertRules;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaiseAlertsTest {
    private final World world = new World();
    private final RaiseAlerts alerts = watching();

    private RaiseAlerts watching() {
        return new RaiseAlerts(world.tasks, world.feed, AlertRules.DEFAULTS, world.clock);
    }

    private OpenTask started() {
        var task = world.offer(Tasks.numbered(1));
        done(world.claim.claim(task.id(), World.ANNA));
        done(world.start.start(task.id(), World.ANNA));
        return task;
    }

    private List<Kind> open(OpenTask task) {
        return world.feed.alerts(task.id()).items().stream()
                .filter(Alert::isOpen)
                .map(Alert::kind)
                .toList();
    }

    @Test
    void silenceIsRaisedOnceWhoeverLooksAndClearedByTheNextFix() {
        var task = started();
        world.clock.pass(Duration.ofSeconds(59));
        assertThat(alerts.raise()).isZero();
        world.clock.pass(Duration.ofSeconds(1));

        assertThat(alerts.raise()).isEqualTo(1);
        var cursor = world.feed.snapshot().cursor();
        assertThat(alerts.raise()).isZero();
        assertThat(watching().raise()).isZero();
        assertThat(world.feed.since(cursor).orElseThrow().changes()).isEmpty();
        assertThat(open(task)).containsExactly(Kind.SIGNAL_STALE);

        done(world.record.record(task.id(), List.of(Fixes.at(world.clock.instant(), 0)), People.ANNA));
        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(open(task)).isEmpty();
        assertThat(world.feed.alerts(task.id()).items()).hasSize(1);
    }

    @Test
    void anotherInstanceGoesOnWithWhatThisOneRaised() {
        var task = started();
        world.clock.pass(Duration.ofSeconds(60));
        alerts.raise();
        world.clock.pass(Duration.ofSeconds(240));

        assertThat(watching().raise()).isEqualTo(1);

        assertThat(alerts.raise()).isZero();
        assertThat(world.feed.alerts(task.id()).items())
                .extracting(Alert::kind)
                .containsExactly(Kind.SIGNAL_STALE, Kind.SIGNAL_LOST);
        assertThat(open(task)).containsExactly(Kind.SIGNAL_LOST);
    }

    @Test
    void theEndOfATaskClearsItsAlerts() {
        var task = started();
        world.clock.pass(Duration.ofSeconds(60));
        alerts.raise();
        done(world.cancel.cancel(task.id(), "rain", World.ADMIN));

        assertThat(alerts.raise()).isEqualTo(1);

        assertThat(open(task)).isEmpty();
        world.clock.pass(Duration.ofHours(1));
        assertThat(alerts.raise()).isZero();
    }

    @Test
    void fixesThatComeHoursLateRaiseNothingMore() {
        var task = started();
        world.clock.pass(Duration.ofHours(2));
        alerts.raise();
        assertThat(open(task)).containsExactly(Kind.SIGNAL_LOST);

        done(world.record.record(task.id(), Fixes.wholeWay(NINE, 201), People.ANNA));

        assertThat(alerts.raise()).isZero();
        assertThat(open(task)).containsExactly(Kind.SIGNAL_LOST);
    }
}
