package dev.milepost.lambda.reports;

import dev.milepost.adapters.http.sending.HttpWebhookSender;
import dev.milepost.application.delivery.SendDeliveries;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Tells other systems and people of reports, each minute. What is not done within this one is done within the next. */
public final class DeliveriesFunction extends EventFunction {
    /** So many that never answer are still given up within the function's time. */
    private static final int AT_A_TIME = 20;

    public DeliveriesFunction() {
        this(sender(new Ports(new Settings(System.getenv()))));
    }

    /** Nobody waits for it, so that it isn't primed. */
    private DeliveriesFunction(SendDeliveries send) {
        super((event, answer) -> send.send(AT_A_TIME), List::of);
    }

    private static SendDeliveries sender(Ports ports) {
        return new SendDeliveries(
                ports.deliveries(),
                ports.webhooks(),
                new HttpWebhookSender(ports.settings().publicAddress(), false),
                new Mail(ports.settings()).sender(() -> password(ports)),
                () -> ThreadLocalRandom.current().nextDouble(),
                ports.clock());
    }

    private static String password(Ports ports) {
        return ports.secret(Mail.PASSWORD)
                .read()
                .orElseThrow(() -> new IllegalStateException("there is no secret " + Mail.PASSWORD))
                .value();
    }
}
