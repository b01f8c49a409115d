package dev.milepost.server;

import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.live.LiveHub;
import dev.milepost.adapters.http.live.LiveRoom;
import dev.milepost.adapters.http.pages.PageSettings;
import dev.milepost.adapters.http.pages.Pages;
import dev.milepost.adapters.http.pages.TileStore;
import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.adapters.local.javalin.JavalinHost;
import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.adapters.local.postgres.DatabaseAddress;
import dev.milepost.adapters.local.postgres.EmbeddedDatabase;
import dev.milepost.adapters.local.postgres.PostgresLiveSignal;
import dev.milepost.adapters.local.schedule.Chores;
import dev.milepost.adapters.local.tiles.MbTiles;
import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.server.dev.DevPages;
import java.io.PrintStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./milepost serve}: the whole system on this machine, until it is told to stop. */
final class ServeCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int CONNECTIONS = 16;

    private final Settings settings;
    private final PrintStream out;
    private final Steps steps;
    /** What has been opened, to be closed the other way round. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final Optional<Shared> shared;
    private JavalinHost host;

    ServeCommand(Settings settings, PrintStream out) {
        this(settings, out, Optional.empty());
    }

    ServeCommand(Settings settings, PrintStream out, Optional<Shared> shared) {
        this.settings = settings;
        this.out = out;
        this.steps = shared.isPresent() ? Steps.SILENT : new Steps(out);
        this.shared = shared;
    }

    /**
     * What {@code ./milepost dev} holds for one server after another.
     *
     * @param pages where the files of the pages are edited
     * @param status of the sources, for the pages
     */
    record Shared(
            Path folder,
            DatabaseAddress database,
            ServerSocketChannel socket,
            Path pages,
            UnaryOperator<String> status) {}

    /** Where data is kept. */
    private record Place(Path folder, DatabaseAddress database) {}

    /** Serves until SIGTERM or Ctrl-C. @return true */
    boolean run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        startWhole();
        waitForever();
        return true;
    }

    /** Nothing is left open if it fails. */
    void startWhole() {
        try {
            start();
        } catch (RuntimeException failed) {
            closeAll();
            throw failed;
        }
    }

    /** From when another server takes connections of the shared socket. */
    void stopListening() {
        host.stopListening();
    }

    /** Runs on SIGTERM, on Ctrl-C, and when the start failed. */
    private void stop() {
        var wasServing = closeAll();
        if (wasServing) {
            // To be told to stop is no failure, while the JVM's own exit code would be 128 + the signal's number.
            Runtime.getRuntime().halt(0);
        }
    }

    private void start() {
        var began = System.nanoTime();
        warnOfShiftedClock();
        if (settings.demo()) {
            Demo.claim(settings.data());
        }
        var tiles = settings.tileFile().map(MbTiles::open);
        var pageSettings = tiles.map(file -> settings.pages(
                        Optional.of(file.source(settings.tilesDatum(), settings.text(Setting.TILES_ATTRIBUTION)))))
                .orElseGet(settings::pages);
        var place =
                shared.map(given -> new Place(given.folder(), given.database())).orElseGet(this::takePlace);
        var folder = place.folder();
        var address = place.database();
        var database = steps.time("Database ready, tables up to date", () -> open(database(address)));
        var addons = open(Addons.open(settings.text(Setting.ADDONS)));
        var ocr = steps.time("OCR laid out", () -> open(Ocr.open(settings, addons, folder, out)));
        // While the rest starts, connections are made, or the first worker warms up: under dev it would be in the way.
        Thread.ofVirtual().start(shared.isPresent() ? database::answers : ocr.answers()::getAsBoolean);
        var stored = open(Repositories.of(database, folder));
        var application = new Application(stored, ocr, settings, new OffsetClock(settings.clockOffset()));
        open(application.readingPool);
        var keys = SigningKeyFile.open(folder, application.clock.instant());
        var face = new HttpFace(application, stored, keys, settings, addons.units());
        var hub = open(new LiveHub(stored.liveFeed(), application.trackingQueries));
        open(new PostgresLiveSignal(address, hub::wake));
        var live = new LiveRoom(hub, face.liveHandshake());
        var dispatcher = face.dispatcher(database, ocr.answers(), pageSettings);
        makeFirstAdmin(application);
        // Closed after the host, which then no longer listens while a chore comes to its end.
        var chores = open(new Chores(restOfChores()));
        var deliveryChores = open(new Chores(restOfChores()));
        host = steps.time(
                "HTTP ready",
                () -> open(JavalinHost.start(
                        pages(pageSettings, tiles.map(TileStore.class::cast)), dispatcher, live, hostSettings())));
        open(live);
        if (settings.demo()) {
            steps.time("Demo data ready", () -> {
                Demo.start(application, stored, ocr, settings, chores);
                return true;
            });
        }
        new ServerChores(application, stored, database, settings)
                .start(chores, deliveryChores, "http://" + settings.host() + ":" + host.port());
        steps.took("Start, in all", Duration.ofNanos(System.nanoTime() - began));
        if (shared.isEmpty()) {
            out.println("Milepost is ready at http://" + settings.host() + ":" + host.port());
            out.flush();
        }
    }

    /** Under dev it is there already: while it is connected to, the rest can start. */
    private Database database(DatabaseAddress address) {
        return shared.isPresent()
                ? Database.whenNeeded(() -> address, CONNECTIONS)
                : Database.open(address, CONNECTIONS);
    }

    /** Under dev the first request, of whoever has saved, goes first. */
    private Duration restOfChores() {
        return shared.isPresent() ? Duration.ofSeconds(1) : Duration.ZERO;
    }

    private Function<HttpRequest, Optional<HttpResponse>> pages(PageSettings told, Optional<TileStore> tiles) {
        return shared.<Function<HttpRequest, Optional<HttpResponse>>>map(given ->
                        new DevPages(new Pages(told, tiles, Optional.of(given.pages())), given.status())::answer)
                .orElseGet(() -> new Pages(told, tiles)::answer);
    }

    private JavalinHost.Settings hostSettings() {
        return shared.map(Shared::socket)
                .map(socket -> JavalinHost.Settings.on(
                                settings.host(), socket.socket().getLocalPort())
                        .taking(socket))
                .orElseGet(() -> JavalinHost.Settings.on(settings.host(), settings.port()));
    }

    private void warnOfShiftedClock() {
        if (!settings.clockOffset().isZero()) {
            LOG.warn("The clock is shifted by {}: for tests and demos only", settings.clockOffset());
        }
    }

    private Place takePlace() {
        var folder = open(DataFolder.open(settings.data()));
        return new Place(folder.path(), address(folder));
    }

    private DatabaseAddress address(DataFolder folder) {
        return settings.database()
                .map(url -> new DatabaseAddress(
                        url,
                        Optional.ofNullable(System.getenv("PGUSER")),
                        Optional.ofNullable(System.getenv("PGPASSWORD"))))
                .orElseGet(
                        () -> open(EmbeddedDatabase.start(folder, steps::took)).address());
    }

    private void makeFirstAdmin(Application application) {
        var email = settings.adminEmail().value();
        var password = settings.adminPassword().orElseGet(application.secrets::next);
        application.createAccount.createFirstAdmin(email, password).ifPresent(outcome -> {
            switch (outcome) {
                case Outcome.Done<?> done -> {
                    out.println("  Made the admin " + email);
                    if (settings.adminPassword().isEmpty()) {
                        out.println("  Their password, shown only now: " + password);
                    }
                }
                case Outcome.Refused<?> refused -> throw new WrongUse(adminRefused(refused.refusal()));
            }
        });
    }

    private static String adminRefused(Refusal refusal) {
        return refusal instanceof Refusal.Flawed flawed
                ? "the first admin can't be made: " + flawed.flaws().getFirst().field() + " "
                        + flawed.flaws().getFirst().message()
                : "the first admin can't be made";
    }

    private <T extends AutoCloseable> T open(T resource) {
        synchronized (opened) {
            opened.push(resource);
        }
        return resource;
    }

    /** @return whether there was anything to close */
    boolean closeAll() {
        synchronized (opened) {
            var any = !opened.isEmpty();
            while (!opened.isEmpty()) {
                close(opened.pop());
            }
            return any;
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception failed) {
            LOG.warn("{} did not close cleanly", resource.getClass().getSimpleName(), failed);
        }
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
