package dev.milepost.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.browser.Browsers.Look;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins and managers do at a desk: draw, publish, watch, decide; with bad names and a server that goes away. */
@Order(7)
class ManagerPagesIT {
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
    void aReportIsTakenHomeAsAFileAndPrinted() {
        try (var page = admin()) {
            page.navigate("/#/reports");
            var file = page.waitForDownload(() -> page.click("button:has-text('XLSX')"));
            assertThat(file.suggestedFilename()).endsWith(".xlsx");

            var printed = page.waitForPopup(() -> page.click("button:has-text('Print')"));

            assertThat(printed.locator("h1")).containsText("Weekly report");
            // Its style sheet has been let in.
            assertThat(printed.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse"))
                    .isEqualTo("collapse");
            printed.close();
        }
    }

    @Test
    void anAdminAddsAWebhookAndSeesWhatBecomesOfATrial() {
        try (var page = admin()) {
            page.navigate("/#/people");
            page.click("button:has-text('Add a webhook')");
            page.fill("#f-url", "https://169.254.169.254/hook");
            page.click("dialog .primary");
            assertThat(page.locator("dialog code")).isVisible();
            page.click("dialog [aria-label='Close']");

            page.click("mp-deliveries button:has-text('Try')");

            assertThat(page.locator("mp-deliveries tbody")).containsText("address not allowed");
        }
    }

    @Test
    void anAdminDrawsARouteAndPublishesATaskOnIt() {
        try (var page = admin()) {
            page.navigate("/#/routes");
            page.click("button:has-text('Draw a route')");
            page.fill("#r-name", "Drawn by hand");
            var map = page.locator("mp-routes-page .map").boundingBox();
            for (var share : new double[] {0.3, 0.45, 0.6}) {
                page.mouse().click(map.x + share * map.width, map.y + (1 - share) * map.height);
            }
            page.click("button:has-text('Checkpoints')");
            page.mouse().click(map.x + 0.45 * map.width, map.y + 0.56 * map.height);
            assertThat(page.locator(".checkpoint-row")).hasCount(1);
            page.click(".editor .primary");
            assertThat(page.locator(".toast")).containsText("The route is saved");

            page.click("mp-routes-page .live-card a.primary");
            page.click("button:has-text('New task')");
            page.fill("#f-title", "Made by clicking");
            page.fill("#f-amount", "12.50");
            page.click("dialog .primary");

            assertThat(page.locator(".task-drawer h2")).hasText("Made by clicking");
            assertThat(page.locator(".task-drawer .timeline")).containsText("Open");
        }
    }

    @Test
    void aFlawIsSaidInTheForm() {
        try (var page = admin()) {
            page.navigate("/#/tasks");
            page.click("button:has-text('New task')");
            page.fill("#f-title", "Half a cent");
            page.fill("#f-amount", "12.345");
            page.click("dialog .primary");

            assertThat(page.locator("dialog [role=alert]")).containsText("bonus");
        }
    }

    @Test
    void aNameThatIsMarkupIsShownAsItIs() {
        try (var page = admin()) {
            page.navigate("/#/routes");
            assertThat(page.locator(".list-rows a:has-text('onerror')")).isVisible();
            page.click(".list-rows a:has-text('onerror')");
            assertThat(page.locator(".live-card h2")).containsText("<img src=x");

            assertThat(page.title()).doesNotContain("hacked");
        }
    }

    @Test
    void aServerThatComesBackIsFoundAgainAndNothingIsMissed() {
        var port = server.address().getPort();
        var task = team.started("Round that ends unseen", Team.ANNA);
        try (var page = manager()) {
            var sockets = new ArrayList<String>();
            page.onWebSocket(socket -> sockets.add(socket.url()));
            page.reload();
            assertThat(page.locator("mp-live-list .badge").first()).hasText("Live");
            assertThat(page.locator(".courier-row:has-text('Anna')")).isVisible();

            server.stop();
            assertThat(page.locator(".connection")).containsText("Connection lost");
            server = PackagedServer.start(folder, Map.of(), port);
            team.admin()
                    .post("/tasks/" + task + "/cancel", Map.of("reason", "rain"))
                    .expect(200);

            assertThat(page.locator("mp-live-list .badge").first()).hasText("Live");
            assertThat(page.locator(".connection .notice")).hasCount(0);
            assertThat(page.locator(".courier-row:has-text('Anna')")).hasCount(0);
            assertThat(sockets.getFirst()).doesNotContain("since=");
            assertThat(sockets.getLast()).contains("since=");
        }
    }

    @Test
    void theFirstViewIsLight() {
        try (var page = manager()) {
            page.waitForSelector(".ol-scale-line-inner");
            var scripts = ((Number)
                            page.evaluate(
                                    "performance.getEntriesByType('resource').filter(e => e.name.endsWith('.js')).reduce((sum, e) => sum + e.encodedBodySize, 0)"))
                    .longValue();

            assertThat(scripts).as("bytes of script, compressed").isLessThan(400_000);
        }
    }

    private static Page admin() {
        return browsers.signedIn(Look.DESKTOP, PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
    }

    private static Page manager() {
        return browsers.signedIn(Look.DESKTOP, Team.MANAGER, Team.PASSWORD);
    }
}
