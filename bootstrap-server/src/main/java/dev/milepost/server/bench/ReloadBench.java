package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long {@code ./milepost dev} takes from a save to the changed behaviour, in a copy of the sources. */
final class ReloadBench implements Benchmark {
    private static final String RULES = "application/src/main/java/dev/milepost/application/people/AccountRules.java";
    private static final String STYLES =
            "adapters-http/src/main/resources/dev/milepost/adapters/http/pages/css/tokens.css";
    private static final int EDITS = 10;
    /** A tenth of what is measured at most: asking more often takes a share of the processors that the reload needs. */
    private static final long ASK_EVERY_NANOS = 20_000_000;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public void run(Figures figures) {
        var project = ProjectCopy.original("reload");
        try (var bench = Workbench.open()) {
            figures.doing("the sources are copied");
            try (var copy = ProjectCopy.of(project, bench.data().resolveSibling("project"));
                    var server = PackagedServer.develop(copy.folder(), bench.data())) {
                figures.doing(EDITS + " edits of a rule in application");
                figures.add(figure("a rule in application, save to served", rules(copy, server)));
                figures.doing(EDITS + " edits of a page's style");
                figures.add(figure("a style of the pages, save to served", styles(copy, server)));
            }
        }
        figures.note("targets: 1 000 ms for a change in application, 300 ms for pages");
    }

    /** The first edit warms up, as the first of a day does, and isn't counted. */
    private List<Double> rules(ProjectCopy copy, PackagedServer server) {
        var admin = Api.of(server.address()).signIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
        var nobody = Map.of("email", "nobody", "name", "Nobody", "role", "COURIER", "password", "a long enough one");
        var times = new ArrayList<Double>();
        var before = "must be an e-mail address";
        for (var i = 0; i <= EDITS; i++) {
            var after = "must be an e-mail address, says version " + i;
            copy.replace(RULES, '"' + before + '"', '"' + after + '"');
            times.add(millisUntil(
                    () -> admin.post("/accounts", nobody).response().body().contains(after)));
            before = after;
        }
        return times.subList(1, times.size());
    }

    private List<Double> styles(ProjectCopy copy, PackagedServer server) {
        var times = new ArrayList<Double>();
        var request = HttpRequest.newBuilder(server.address().resolve("/css/tokens.css"))
                .build();
        var before = ":root";
        for (var i = 0; i < EDITS; i++) {
            var after = "/* version " + i + " */ :root";
            copy.replace(STYLES, before, after);
            times.add(millisUntil(() -> text(request).contains(after)));
            before = after;
        }
        return times;
    }

    private String text(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static double millisUntil(BooleanSupplier condition) {
        var began = System.nanoTime();
        while (!holds(condition)) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IllegalStateException("the change wasn't served within " + LONGEST);
            }
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    /** A connection that is kept open is closed with the server that it led to; the next one leads to the new server. */
    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    private static Figure figure(String name, List<Double> millis) {
        var sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return Figure.of(name, "ms", sorted.get(sorted.size() / 2)).with("most", sorted.getLast());
    }
}
