package dev.milepost.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.milepost.adapters.http.testing.QrReader;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.browser.Browsers.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What couriers do with a phone in their hand: compete, drive through dead spots, photograph. */
@Order(2)
class CourierPagesIT {
    private static final String QUEUED = """
            () => new Promise((resolve, reject) => {
              const open = indexedDB.open('milepost-courier', 1);
              open.onerror = () => reject(open.error);
              open.onsuccess = () => {
                const all = open.result.transaction('fixes').objectStore('fixes').getAllKeys();
                all.onsuccess = () => { open.result.close(); resolve(all.result.map((key) => key[2])); };
              };
            })""";

    @TempDir
    private static Path folder;

    private static PackagedServer server;
    private static Browsers browsers;
    private static Team team;

    @BeforeAll
    static void start() {
        server = PackagedServer.start(folder, Map.of());
        browsers = Browsers.open(server.address());
        team = Team.on(server.address());
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
        server.close();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void ofTwoPhonesOneClaimsAndTheOtherIsToldSo() {
        team.publish("Race");
        try (var anna = phone(Team.ANNA);
                var ben = phone(Team.BEN)) {
            var claim = "li:has-text('Race') button.primary";
            anna.waitForSelector(claim);
            ben.waitForSelector(claim);

            anna.click(claim);
            ben.click(claim);

            await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> hasRace(anna) || hasRace(ben));
            var loser = hasRace(anna) ? ben : anna;
            assertThat(loser.locator("[role=alert]:has-text('Taken by another courier')"))
                    .isVisible();
            assertThat(hasRace(loser)).isFalse();
        }
    }

    private static boolean hasRace(Page page) {
        return page.locator("mp-my-tasks:has-text('Race')").isVisible();
    }

    @Test
    void whatIsRecordedWithoutANetworkArrivesLater() {
        var task = team.publish("Through the tunnel");
        var anna = team.signIn(Team.ANNA);
        anna.post("/tasks/" + task + "/claim").expect(200);
        anna.post("/tasks/" + task + "/start").expect(200);
        try (var page = phone(Team.ANNA)) {
            page.navigate("/courier/#/mine");
            page.waitForSelector("mp-gps-state .badge.good");
            page.waitForFunction("() => navigator.serviceWorker.controller !== null");

            page.context().setOffline(true);
            driveUntil(page, "() => Number(document.querySelector('[data-unsent]').dataset.unsent) >= 2");
            assertThat(page.locator("main")).containsText("No connection");
            var queued = queued(page);
            page.reload();
            page.waitForSelector(
                    "mp-gps-state", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(queued(page)).as("kept through a reload").containsAll(queued);
            page.context().setOffline(false);

            page.waitForFunction("() => document.querySelector('[data-unsent]').dataset.unsent === '0'");
            assertThat(queued(page)).isEmpty();
            assertThat(stored(task)).as("what the database has").containsAll(queued);
        }
    }

    @Test
    void aReceiptIsPhotographedAndItsStateShown() {
        var task = team.publish("With a receipt");
        var ben = team.signIn(Team.BEN);
        ben.post("/tasks/" + task + "/claim").expect(200);
        ben.post("/tasks/" + task + "/start").expect(200);
        try (var page = phone(Team.BEN)) {
            page.navigate("/courier/#/mine");
            page.setInputFiles("mp-courier-receipts input[type=file]", largePhoto());

            assertThat(page.locator("mp-courier-receipts li")).containsText("Needs review");
            page.click("button:has-text('Finish')");
            assertThat(page.locator("dialog")).containsText("Not reached: ");
            page.fill("dialog textarea", "The road was closed");
            page.click("dialog footer .danger");
            assertThat(page.locator(".toast:has-text('flagged')")).isVisible();
        }
        assertThat(team.admin()
                        .get("/tasks/" + task)
                        .expect(200)
                        .path("flagged")
                        .asBoolean())
                .isTrue();
    }

    /** As where the API takes no large bodies: the stand-in for the photo's store is told where the first word of it is lost. */
    @Test
    void aLargePhotoIsSentPastTheApiOnceHoweverOftenItIsTried() {
        var task = team.publish("With a large photo");
        var anna = team.signIn(Team.ANNA);
        anna.post("/tasks/" + task + "/claim").expect(200);
        anna.post("/tasks/" + task + "/start").expect(200);
        var photo = largePhoto();
        var sent = new ArrayList<Request>();
        var completed = new AtomicInteger();
        try (var page = phone(Team.ANNA)) {
            page.navigate("/courier/#/mine");
            page.route("**/receipts/uploads", route -> route.fulfill(json(200, """
                            {"id": "r1", "put": {"url": "%s/photos/r1", "expiresAt": "2100-01-01T00:00:00Z",
                             "headers": {"content-type": "image/png", "x-amz-server-side-encryption": "AES256"}}}
                            """.formatted(server.address()))));
            page.route("**/photos/r1", route -> {
                sent.add(route.request());
                route.fulfill(json(200, ""));
            });
            page.route("**/receipts/uploads/r1", route -> {
                if (completed.incrementAndGet() == 1) {
                    route.abort();
                } else {
                    route.fulfill(json(201, "{\"id\": \"r1\"}"));
                }
            });

            page.setInputFiles("mp-courier-receipts input[type=file]", photo);
            page.waitForCondition(() -> completed.get() == 2);
            page.waitForFunction("() => document.querySelector('[data-unsent]').dataset.unsent === '0'");

            assertThat(sent).hasSize(1);
            assertThat(sent.getFirst().method()).isEqualTo("PUT");
            assertThat(sent.getFirst().allHeaders()).containsEntry("x-amz-server-side-encryption", "AES256");
            assertThat(sent.getFirst().postDataBuffer()).isEqualTo(photo.buffer);
        }
    }

    private static FulfillOptions json(int status, String body) {
        return new FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body);
    }

    /** What follows the end of a PNG is no part of its picture. */
    private static FilePayload largePhoto() {
        try (var lunch = CourierPagesIT.class.getResourceAsStream("/dev/milepost/server/demo/receipt-lunch.png")) {
            return new FilePayload("lunch.png", "image/png", Arrays.copyOf(lunch.readAllBytes(), 5 << 20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aKeyForAPhoneAppIsShownAsACode() {
        try (var page = phone(Team.BEN)) {
            page.navigate("/courier/#/phone");
            page.click("main .button.primary");
            page.click("dialog .button.primary");
            page.waitForFunction(
                    "() => document.querySelectorAll('img.qr').length === 2"
                            + " && [...document.querySelectorAll('img.qr')].every(code => code.complete && code.naturalWidth > 0)");
            var key = page.locator("code.key").innerText();

            assertThat(QrReader.read(page.locator(".qr").nth(0).screenshot()))
                    .startsWith("owntracks:///config?inline=");
            assertThat(QrReader.read(page.locator(".qr").nth(1).screenshot())).contains("/api/v1/osmand?id=" + key);
        }
    }

    /** Moves on until the condition holds: a phone reports a position when it has changed. */
    private static void driveUntil(Page page, String condition) {
        for (int i = 1; !(Boolean) page.evaluate(condition); i++) {
            page.context().setGeolocation(new Geolocation(Team.lat(0.01 + i * 0.002), Team.LON).setAccuracy(6));
            page.waitForFunction("before => Date.now() - before > 1500", (double) System.currentTimeMillis());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> queued(Page page) {
        return (List<String>) page.evaluate(QUEUED);
    }

    private static Set<String> stored(String task) {
        var positions =
                team.admin().get("/tasks/" + task + "/track").expect(200).path("positions");
        return new HashSet<>(StreamSupport.stream(positions.spliterator(), false)
                .map(fix -> fix.path("recordedAt").asString())
                .toList());
    }

    private static Page phone(String email) {
        var options = new NewContextOptions()
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(Team.lat(0.01), Team.LON).setAccuracy(6))
                .setHasTouch(true);
        var page = Browsers.signIn(browsers.window(Look.PHONE, options), email, Team.PASSWORD);
        page.navigate("/courier/#/open");
        return page;
    }
}
