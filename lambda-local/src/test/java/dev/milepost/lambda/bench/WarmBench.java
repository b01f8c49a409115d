package dev.milepost.lambda.bench;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.lambda.conformance.ServerProcess;
import dev.milepost.lambda.local.PackagedFunctions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ./milepost bench lambda [--json]}: what a request takes that functions which are warm answer on this machine, beside the same request to
 * the server. Each asks who sends it, reads a list from the store, and answers; both in turn, in the same run.
 */
public final class WarmBench {
    private static final int TIMES = 200;
    private static final int WARM_UP = 300;
    private static final String PATH = "/routes";

    private WarmBench() {}

    /** @param arguments nothing or {@code --json} */
    public static void main(String[] arguments) throws IOException {
        var data = Files.createTempDirectory("milepost-warm");
        try (var cloud = PackagedFunctions.cloud();
                var server = new ServerProcess(
                        data,
                        Map.of(
                                "MILEPOST_ADMIN_EMAIL", MainJob.ADMIN_EMAIL,
                                "MILEPOST_ADMIN_PASSWORD", MainJob.ADMIN_PASSWORD,
                                "MILEPOST_RATE_PER_SECOND", "0"))) {
            measure(
                    admin(server.address()),
                    admin(cloud.address()),
                    List.of(arguments).contains("--json"));
        }
        System.exit(0);
    }

    private static ApiClient admin(URI address) {
        return ApiClient.of(new HttpTransport(address)).signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD);
    }

    private static void measure(ApiClient server, ApiClient functions, boolean json) {
        for (var i = 0; i < WARM_UP; i++) {
            millis(server);
            millis(functions);
        }
        var floor = new double[TIMES];
        var took = new double[TIMES];
        for (var i = 0; i < TIMES; i++) {
            floor[i] = millis(server);
            took[i] = millis(functions);
        }
        Arrays.sort(floor);
        Arrays.sort(took);
        var line = json
                ? "{\"bench\": \"lambda\", \"case\": \"warm request\", \"unit\": \"ms\", \"median\": %.2f, \"p99\": %.2f,"
                        + " \"floor\": %.2f, \"ratio\": %.2f, \"over\": %.2f}"
                : "bench lambda, ms: a warm request median %.2f, p99 %.2f; to the server %.2f, ratio %.2f, over it %.2f";
        var median = took[TIMES / 2];
        var base = floor[TIMES / 2];
        System.out.println(
                String.format(Locale.ROOT, line, median, took[TIMES * 99 / 100], base, median / base, median - base));
    }

    private static double millis(ApiClient client) {
        var start = System.nanoTime();
        client.get(PATH).expect(200);
        return (System.nanoTime() - start) / 1e6;
    }
}
