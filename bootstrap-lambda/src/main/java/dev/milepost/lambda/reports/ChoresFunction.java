package dev.milepost.lambda.reports;

import dev.milepost.application.delivery.AnnounceEditions;
import dev.milepost.application.report.CloseReports;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.reports.Chores.Chore;
import java.time.Duration;
import java.util.List;

/**
 * What is done by the clock, each minute: settles lapsed tasks, raises alerts, summarises ended ones that a crash left out, hands receipts over again whose
 * message got lost, closes reports and puts down whom to tell of them. Each does what is left to do and nothing twice; one that fails leaves the others
 * alone, and is an error of the call.
 */
public final class ChoresFunction extends EventFunction {
    private static final int MOST_RECEIPTS = 500;

    public ChoresFunction() {
        this(chores(new Ports(new Settings(System.getenv()))));
    }

    /** Nobody waits for it, so that it isn't primed. */
    private ChoresFunction(Chores chores) {
        super((event, answer) -> chores.carryOut(), List::of);
    }

    private static Chores chores(Ports ports) {
        var taskEnd = ports.taskEnd();
        var settle = ports.settleLapsed();
        var raise = ports.raiseAlerts();
        var close = new CloseReports(ports.reportSources(), ports.settings().zone(), ports.clock());
        var announce = new AnnounceEditions(
                ports.reports(),
                ports.webhooks(),
                ports.deliveries(),
                new Mail(ports.settings()).recipients(),
                ports.clock());
        var waiting = new WaitingReceipts(ports.receipts(), ports.readingQueue(), ports.clock());
        return new Chores(List.of(
                new Chore("settling lapsed tasks", settle::settle),
                new Chore("raising alerts", raise::raise),
                new Chore("summarising ended tasks", taskEnd::catchUp),
                new Chore(
                        "handing receipts over again",
                        new Paced(WaitingReceipts.LOST_AFTER, ports.clock(), () -> waiting.handOver(MOST_RECEIPTS))),
                new Chore("closing reports", close::close),
                new Chore("correcting reports", new Paced(Duration.ofHours(1), ports.clock(), close::correct)),
                new Chore("announcing reports", announce::announce)));
    }
}
