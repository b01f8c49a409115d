package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.tracking.Alert.Kind;
import dev.milepost.domain.tracking.AlertRules.Watched;
import dev.milepost.testing.Fixes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final AlertRules RULES = AlertRules.DEFAULTS;

    private record Case(
            Optional<Instant> heardAt,
            List<OffRouteEpisode> episodes,
            Optional<Instant> stationarySince,
            Optional<Eta> eta,
            Optional<Instant> dueBy) {
        static final Case SILENT =
                new Case(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        static Case heard(Instant at) {
            return new Case(Optional.of(at), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Case offRoute(Instant from) {
            return new Case(
                    heardAt, List.of(new OffRouteEpisode(from, Optional.empty(), 200)), stationarySince, eta, dueBy);
        }

        Case stationary(Instant since) {
            return new Case(heardAt, episodes, Optional.of(since), eta, dueBy);
        }

        Case expected(Duration remaining, Eta.Confidence confidence) {
            return new Case(heardAt, episodes, stationarySince, Optional.of(new Eta(remaining, confidence)), dueBy);
        }

        Case due(Instant at) {
            return new Case(heardAt, episodes, stationarySince, eta, Optional.of(at));
        }

        Alerts after(Alerts before, Instant now) {
            return RULES.after(before, new Watched(progress(), START, dueBy), now);
        }

        private Progress progress() {
            var open = episodes.stream().anyMatch(episode -> episode.to().isEmpty());
            return new Progress(
                    heardAt.map(at -> Fixes.at(at, 0.5)),
                    heardAt,
                    1_000,
                    2_000,
                    OptionalDouble.empty(),
                    eta,
                    open,
                    open ? 200 : 0,
                    episodes,
                    stationarySince,
                    List.of(),
                    1_000,
                    Duration.ZERO,
                    Duration.ZERO,
                    1,
                    0);
        }
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static List<Kind> open(Alerts alerts) {
        return alerts.items().stream().filter(Alert::isOpen).map(Alert::kind).toList();
    }

    @Test
    void aSignalGoesStaleIsLostAndComesBack() {
        var heard = Case.heard(at(100));

        var live = heard.after(Alerts.NONE, at(159));
        var stale = heard.after(live, at(160));
        var lost = heard.after(stale, at(400));
        var back = Case.heard(at(500)).after(lost, at(505));

        assertThat(live).isEqualTo(Alerts.NONE);
        assertThat(stale.items()).containsExactly(Alert.raised(Kind.SIGNAL_STALE, at(160)));
        assertThat(open(lost)).containsExactly(Kind.SIGNAL_LOST);
        assertThat(lost.open(Kind.SIGNAL_LOST).orElseThrow().since()).isEqualTo(at(400));
        assertThat(back.items())
                .extracting(Alert::clearedAt)
                .containsExactly(Optional.of(at(400)), Optional.of(at(505)));
    }

    @Test
    void whoIsNeverHeardOfIsMissedFromTheStartOn() {
        assertThat(Case.SILENT.after(Alerts.NONE, at(59))).isEqualTo(Alerts.NONE);
        assertThat(Case.SILENT.after(Alerts.NONE, at(300)).items())
                .containsExactly(Alert.raised(Kind.SIGNAL_LOST, at(300)));
    }

    @Test
    void fixesThatComeLateRaiseNothing() {
        var lost = Case.heard(at(100)).after(Alerts.NONE, at(3_000));
        var hoursLater = at(3_000);

        var late = Case.heard(at(2_900)).offRoute(at(2_000)).stationary(at(1_000));

        assertThat(late.after(lost, hoursLater)).isEqualTo(lost);
        assertThat(open(late.after(lost, at(7_000)))).containsExactly(Kind.SIGNAL_LOST);
    }

    @Test
    void anExcursionIsRaisedOnceAndCleared() {
        var off = Case.heard(at(100)).offRoute(at(40));

        var raised = off.after(Alerts.NONE, at(101));
        var still = Case.heard(at(110)).offRoute(at(40)).after(raised, at(111));
        var back = Case.heard(at(120)).after(still, at(121));

        assertThat(raised.items()).containsExactly(Alert.raised(Kind.OFF_ROUTE, at(40)));
        assertThat(still).isEqualTo(raised);
        assertThat(back.items())
                .containsExactly(Alert.raised(Kind.OFF_ROUTE, at(40)).clearedAt(at(121)));
    }

    @Test
    void anExcursionOfWhichNobodyHearsAnyMoreStaysOpen() {
        var raised = Case.heard(at(100)).offRoute(at(40)).after(Alerts.NONE, at(101));

        assertThat(open(Case.heard(at(100)).offRoute(at(40)).after(raised, at(1_000))))
                .containsExactly(Kind.OFF_ROUTE, Kind.SIGNAL_LOST);
    }

    @Test
    void standingIsWorthAnAlertAfterAWhile() {
        assertThat(Case.heard(at(599)).stationary(START).after(Alerts.NONE, at(599)))
                .isEqualTo(Alerts.NONE);
        var raised = Case.heard(at(600)).stationary(START).after(Alerts.NONE, at(600));
        assertThat(raised.items()).containsExactly(Alert.raised(Kind.STATIONARY, START));
        assertThat(open(Case.heard(at(610)).after(raised, at(610)))).isEmpty();
    }

    @Test
    void aDueTimeThatHasPassedIsLate() {
        var task = Case.heard(at(100)).due(at(120));

        assertThat(task.after(Alerts.NONE, at(119))).isEqualTo(Alerts.NONE);
        assertThat(task.after(Alerts.NONE, at(120)).items()).containsExactly(Alert.raised(Kind.LATE, at(120)));
    }

    @Test
    void anArrivalExpectedTooLateIsLateUntilItIsOnTimeAgain() {
        var task = Case.heard(at(100)).due(at(1_000));
        var late = task.expected(Duration.ofSeconds(1_021), Eta.Confidence.MEDIUM);

        var raised = late.after(Alerts.NONE, at(101));
        var undecided =
                task.expected(Duration.ofSeconds(1_000), Eta.Confidence.HIGH).after(raised, at(101));
        var onTime = task.expected(Duration.ofSeconds(800), Eta.Confidence.HIGH).after(undecided, at(102));

        assertThat(open(raised)).containsExactly(Kind.LATE);
        assertThat(undecided).isEqualTo(raised);
        assertThat(open(onTime)).isEmpty();
        assertThat(task.expected(Duration.ofHours(9), Eta.Confidence.LOW).after(Alerts.NONE, at(101)))
                .isEqualTo(Alerts.NONE);
        assertThat(late.after(Alerts.NONE, at(190)).open(Kind.LATE)).isEmpty();
    }

    @Test
    void anEndClearsAll() {
        var raised = Case.heard(at(100)).offRoute(at(40)).due(at(90)).after(Alerts.NONE, at(101));

        assertThat(open(raised)).hasSize(2);
        assertThat(open(raised.allCleared(at(200)))).isEmpty();
        assertThat(raised.allCleared(at(200)).allCleared(at(300))).isEqualTo(raised.allCleared(at(200)));
    }

    @Property
    void whateverHappensAskingAgainChangesNothingAndNothingGrows(
            @ForAll @Size(max = 60) List<@IntRange(max = 1_000) Integer> pauses) {
        var alerts = Alerts.NONE;
        var now = START;
        var raised = new ArrayList<Alert>();
        for (var i = 0; i < pauses.size(); i++) {
            now = now.plusSeconds(pauses.get(i));
            var heard = Case.heard(now.minusSeconds(pauses.get(i) % 400)).due(at(20_000));
            var task = i % 3 == 0 ? heard.offRoute(now.minusSeconds(30)) : i % 3 == 1 ? heard.stationary(START) : heard;
            var next = task.after(alerts, now);

            assertThat(task.after(next, now)).isEqualTo(next);
            assertThat(next.items()).hasSizeLessThanOrEqualTo(20);
            assertThat(open(next)).doesNotHaveDuplicates();
            next.items().stream()
                    .filter(alert -> alert.isOpen() && !raised.contains(alert))
                    .forEach(raised::add);
            alerts = next;
        }
        assertThat(raised).doesNotHaveDuplicates();
    }
}
