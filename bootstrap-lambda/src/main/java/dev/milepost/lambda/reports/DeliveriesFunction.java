package dev.milepost.lambda.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.http.sending.HttpWebhookSender;
import dev.milepost.application.delivery.SendDeliveries;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ThreadLocalRandom;

/** Tells other systems and people of reports, each minute. What is not done within this one is done within the next. */
public final class DeliveriesFunction implements RequestStreamHandler {
    /** So many that never answer are still given up within the function's time. */
    private static final int AT_A_TIME = 20;

    private final SendDeliveries send;

    public DeliveriesFunction() {
        var ports = new Ports(new Settings(System.getenv()));
        send = new SendDeliveries(
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

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        send.send(AT_A_TIME);
    }
}
