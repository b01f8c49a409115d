package dev.milepost.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.browser.Browsers.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole main job, by nothing but clicking and typing: from an empty server to the week's report. */
@Order(9)
class MainJobPagesIT {
    private static final String PASSWORD = "a long enough one";
    private static final String MANAGER = "mira@milepost.test";
    private static final String COURIER = "anna@milepost.test";
    private static final String TASK = "Round the lake";
    private static final Path ROUTE = Path.of("..", "docs", "sample", "lakeside.gpx");
    private static final Path RECEIPT = Path.of("..", "docs", "sample", "receipt.png");

    @Test
    void fromAnEmptyServerToTheWeeksReport(@TempDir Path folder) {
        try (var server = PackagedServer.start(folder, Map.of());
                var browsers = Browsers.open(server.address())) {
            try (var admin =
                    browsers.signedIn(Look.DESKTOP, PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD)) {
                addPerson(admin, "Mira", MANAGER, "MANAGER");
                addPerson(admin, "Anna", COURIER, "COURIER");
                importRoute(admin);
                publishTask(admin);
            }
            try (var manager = browsers.signedIn(Look.DESKTOP, MANAGER, PASSWORD);
                    var courier = Browsers.signIn(browsers.window(Look.PHONE, onTheRoad()), COURIER, PASSWORD)) {
                claimAndStart(courier);
                watch(manager);
                photographReceipt(courier);
                finish(courier);
                confirmReceipt(manager);
                readReport(manager);
            }
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static NewContextOptions onTheRoad() {
        return new NewContextOptions()
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(45.2, 13.7).setAccuracy(5));
    }

    private static void addPerson(Page admin, String name, String email, String role) {
        admin.navigate("/#/people");
        admin.click("mp-people-page header .primary");
        admin.fill("#f-name", name);
        admin.fill("#f-email", email);
        admin.selectOption("#f-role", role);
        admin.fill("#f-password", PASSWORD);
        admin.click("dialog .primary");
        assertThat(admin.locator("tbody tr:has-text('" + email + "')")).isVisible();
    }

    private static void importRoute(Page admin) {
        admin.navigate("/#/routes");
        admin.setInputFiles("mp-routes-page input[type=file]", ROUTE);
        assertThat(admin.locator("mp-routes-page .live-card")).isVisible();
    }

    private static void publishTask(Page admin) {
        admin.click("mp-routes-page .live-card a.primary");
        admin.click("button:has-text('New task')");
        admin.fill("#f-title", TASK);
        admin.fill("#f-amount", "30.00");
        admin.click("dialog .primary");
        assertThat(admin.locator(".task-drawer h2")).hasText(TASK);
    }

    private static void claimAndStart(Page courier) {
        courier.click("li:has-text('" + TASK + "') button.primary");
        courier.click("button:has-text('Start')");
        assertThat(courier.locator("mp-gps-state .badge.good")).isVisible();
    }

    private static void watch(Page manager) {
        manager.click(".courier-row:has-text('Anna')");
        assertThat(manager.locator("mp-live-card h2")).hasText("Anna");
    }

    private static void photographReceipt(Page courier) {
        courier.setInputFiles("mp-courier-receipts input[type=file]", RECEIPT);
        assertThat(courier.locator("mp-courier-receipts .badge:has-text('Needs review')"))
                .hasCount(1);
    }

    private static void finish(Page courier) {
        courier.click("button:has-text('Finish')");
        assertThat(courier.locator(".toast:has-text('earned')")).isVisible();
        courier.click(".tabs a[href='#/earnings']");
        assertThat(courier.locator("mp-earnings")).containsText("30.00");
    }

    private static void confirmReceipt(Page manager) {
        manager.navigate("/#/receipts");
        manager.waitForSelector(".review-side .amount");
        manager.keyboard().press("e");
        manager.fill("#f-amount", "18.40");
        manager.click("dialog .primary");
        assertThat(manager.locator(".toast:has-text('confirmed')")).isVisible();
        assertThat(manager.locator(".list-rows .empty")).isVisible();
    }

    private static void readReport(Page manager) {
        manager.navigate("/#/reports");
        var row = manager.locator("tbody tr:has-text('Anna')");
        assertThat(row.locator("td").nth(1)).hasText("1");
        assertThat(row).containsText("30.00");
        assertThat(row).containsText("18.40");
        showsTheTotalsOf(downloadedCsv(manager, manager.locator("button:has-text('CSV')")), manager);
        row.locator("td[data-figure=completed] a").click();
        assertThat(manager.locator("mp-report-tasks tbody tr")).hasCount(1);
    }

    /** JSON is held to CSV where the report is made. */
    private static void showsTheTotalsOf(List<String> csv, Page manager) {
        var columns = List.of(csv.getFirst().split(",", -1));
        var totals = csv.getLast().split(",", -1);
        for (var figure : List.of("claimed", "completed", "onTime", "flagged", "cancelled", "receiptsPending")) {
            assertThat(manager.locator("tfoot td[data-figure=" + figure + "]"))
                    .hasText(totals[columns.indexOf(figure)]);
        }
        for (var figure : List.of("bonus", "confirmedTotal")) {
            var column = columns.stream()
                    .filter(name -> name.matches(figure + "[A-Z]{3}"))
                    .findFirst()
                    .orElseThrow();
            assertThat(manager.locator("tfoot td[data-figure=" + figure + "]"))
                    .containsText(totals[columns.indexOf(column)]);
        }
    }

    private static List<String> downloadedCsv(Page manager, Locator button) {
        var download = manager.waitForDownload(button::click);
        assertThat(download.suggestedFilename()).matches("milepost-\\d{4}-W\\d{2}\\.csv");
        try {
            return Files.readAllLines(download.path());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
