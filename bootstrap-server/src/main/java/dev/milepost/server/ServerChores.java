package dev.milepost.server;

import dev.milepost.adapters.http.sending.HttpWebhookSender;
import dev.milepost.adapters.http.sending.SmtpMailSender;
import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.adapters.local.postgres.PostgresLease;
import dev.milepost.adapters.local.schedule.Chores;
import dev.milepost.application.delivery.SendDeliveries;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What a server does by itself, again and again. */
record ServerChores(Application application, Repositories stored, Database database, Settings settings) {
    /** Chunks of a track. */
    private static final int DROPPED_AT_A_TIME = 5_000;

    private static final Duration REPORTS_TAKE_LESS = Duration.ofMinutes(5);
    private static final int DELIVERIES_AT_A_TIME = 20;

    /**
     * Starts all of them.
     *
     * @param deliveries a thread of their own: a receiver that doesn't answer must not keep tasks from being settled
     * @param listensAt the server's address, for links
     */
    void start(Chores chores, Chores deliveries, String listensAt) {
        settle(chores);
        report(chores);
        forget(chores);
        deliver(deliveries, listensAt);
    }

    private void settle(Chores chores) {
        chores.every(Duration.ofSeconds(10), "Reading receipts that wait", application.readingPool::takeUpWaiting);
        chores.every(Duration.ofHours(1), "Looking at the pace on routes", application.routePaces::refresh);
        chores.every(Duration.ofSeconds(2), "Raising alerts", application.raiseAlerts::raise);
        chores.every(Duration.ofSeconds(10), "Settling lapsed tasks", application.settleLapsed::settle);
        chores.every(
                Duration.ofMinutes(1),
                "Packing tracks",
                () -> stored.tracks().pack().forEach(application.taskEnd::correct));
        chores.every(Duration.ofMinutes(1), "Summarising ended tasks", application.taskEnd::catchUp);
    }

    private void report(Chores chores) {
        var reports = new PostgresLease(database, "reports", application.ids.next(), REPORTS_TAKE_LESS);
        chores.every(
                Duration.ofMinutes(1), "Closing reports", () -> reports.whileHeld(application.closeReports::close));
        chores.every(
                Duration.ofHours(1), "Correcting reports", () -> reports.whileHeld(application.closeReports::correct));
    }

    private void forget(Chores chores) {
        chores.every(Duration.ofHours(1), "Forgetting what has expired", () -> {
            stored.idempotency().removeExpired(application.clock.instant());
            stored.refreshTokens().removeExpired(application.clock.instant());
        });
        chores.every(Duration.ofHours(1), "Dropping old tracks", () -> {
            var old = application.clock.instant().minus(settings.keepTracks());
            stored.liveFeed().dropEndedBefore(old);
            for (var more = true; more; ) {
                more = stored.tracks().dropBefore(old, DROPPED_AT_A_TIME);
            }
        });
    }

    private void deliver(Chores chores, String listensAt) {
        var delivery = settings.delivery();
        var address = delivery.address().orElse(listensAt);
        var send = new SendDeliveries(
                stored.deliveries(),
                stored.webhooks(),
                new HttpWebhookSender(address, delivery.privateNetworks()),
                delivery.mail().map(smtp -> new SmtpMailSender(smtp, address)),
                () -> ThreadLocalRandom.current().nextDouble(),
                application.clock);
        chores.every(Duration.ofMinutes(1), "Announcing reports", application.announceEditions::announce);
        chores.every(Duration.ofSeconds(5), "Telling others of reports", () -> send.send(DELIVERIES_AT_A_TIME));
        chores.every(Duration.ofHours(1), "Forgetting old deliveries", send::forgetOld);
    }
}
