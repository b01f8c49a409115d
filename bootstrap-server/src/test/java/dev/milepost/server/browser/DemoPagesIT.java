package dev.milepost.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.browser.Browsers.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page on the data of the demo: in both languages and colours, on a desk and on a phone. */
@Order(1)
class DemoPagesIT {
    private static final String MANAGER = "manager@demo.example";
    private static final String ADMIN = "admin@demo.example";
    private static final String COURIER = "courier@demo.example";
    private static final String NOTHING_SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth";

    @TempDir
    private static Path folder;

    private static PackagedServer server;
    private static Browsers browsers;

    @BeforeAll
    static void start() {
        server = PackagedServer.start(folder.resolve("data"), Map.of("MILEPOST_DEMO", "true"));
        browsers = Browsers.open(server.address());
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
        server.close();
    }

    private static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.DESKTOP.dark().chinese(), Look.PHONE.chinese(), Look.PHONE.dark());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsForEverybody(Look look) {
        try (var page = browsers.signedIn(look, ADMIN, "demo-admin")) {
            for (var name : List.of("live", "tasks", "routes", "replay", "receipts", "reports", "people")) {
                open(page, name);
                assertForEverybody(page, name, look);
            }
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageOfACourierIsForEverybody(Look look) {
        try (var page = browsers.signedIn(look, COURIER, "demo-courier")) {
            for (var tab : List.of("open", "mine", "earnings", "phone")) {
                page.navigate("/courier/#/" + tab);
                page.waitForSelector(".tabs a[aria-current=page][href='#/" + tab + "']");
                page.waitForSelector("main h1");
                assertForEverybody(page, "courier-" + tab, look);
            }
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    private static void assertForEverybody(Page page, String name, Look look) {
        var violations = Axe.violations(page);
        var fits = (Boolean) page.evaluate(NOTHING_SIDEWAYS);
        if (!violations.isEmpty() || !fits) {
            Screenshots.take(page, name, look);
        }
        assertThat(violations).as("%s, %s", name, look).isEmpty();
        assertThat(fits).as("%s, %s: nothing sideways", name, look).isTrue();
    }

    @Test
    void theSignInPageSaysWhoToBe() {
        try (var page = browsers.window(Look.DESKTOP)) {
            page.navigate("/");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Manager"))
                    .click();

            assertThat(page.locator(".courier-row").first()).isVisible();
            assertThat(page.locator(".demo-strip")).isVisible();
        }
    }

    @Test
    void theMapMovesAtOnceAndShowsWhoNeedsLooking() {
        try (var page = browsers.signedIn(Look.DESKTOP, MANAGER, "demo-manager")) {
            page.waitForSelector(".courier-row");
            var before = page.locator(".courier-row").allInnerTexts();

            page.waitForFunction(
                    "before => [...document.querySelectorAll('.courier-row')].map(e => e.innerText).join() !== before",
                    String.join(",", before));
            assertThat(page.locator(".chip:has-text('Off route')")).not().containsText("0");
            page.locator(".chip:has-text('Late or silent')").click();
            page.locator(".courier-row").first().click();
            assertThat(page.locator("mp-live-card .strip")).isVisible();
            assertThat(page.locator("mp-live-card .checkpoints li")).hasCount(5);
        }
    }

    @Test
    void everythingIsReachedByKeyboard() {
        try (var page = browsers.window(Look.DESKTOP)) {
            page.navigate("/");
            page.locator("#email").focus();
            page.keyboard().type(MANAGER);
            page.keyboard().press("Tab");
            page.keyboard().type("demo-manager");
            page.keyboard().press("Enter");
            page.waitForSelector(".courier-row");

            tabTo(page, "document.activeElement.matches('.rail a[href=\"#/receipts\"]')");
            page.keyboard().press("Enter");
            page.waitForSelector("mp-receipts-page h1");
            assertThat((Boolean) page.evaluate("document.activeElement.id === 'content'"))
                    .isTrue();
            page.waitForSelector(".review-side .amount");
            var first = page.url();
            page.keyboard().press("j");
            page.waitForFunction("first => location.href !== first", first);
            page.waitForSelector(".photo-sheet img");
            page.keyboard().press("+");
            page.keyboard().press("r");
            assertThat(page.locator(".photo-sheet img")).hasAttribute("style", Pattern.compile("rotate: ?90deg.*"));
            page.keyboard().press("x");
            page.keyboard().type("Not a work expense");
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).containsText("Rejected");
        }
    }

    @Test
    void aReceiptThatMayHaveBeenUploadedBeforeIsShownBesideTheOther() {
        try (var page = browsers.signedIn(Look.DESKTOP, MANAGER, "demo-manager")) {
            open(page, "receipts");
            page.locator(".list-rows a:has-text('Maybe a duplicate')").first().click();
            assertThat(page.locator(".review-side")).containsText("The same file was uploaded before.");

            page.keyboard().press("d");

            assertThat(page.locator("dialog .side-by-side .photo-sheet img")).hasCount(2);
        }
    }

    /** Presses Tab until the condition holds. */
    private static void tabTo(Page page, String condition) {
        for (int i = 0; i < 60 && !(Boolean) page.evaluate(condition); i++) {
            page.keyboard().press("Tab");
        }
        assertThat((Boolean) page.evaluate(condition)).as(condition).isTrue();
    }

    private static void open(Page page, String name) {
        page.navigate("/#/" + name);
        page.waitForSelector("mp-" + name + "-page");
        page.waitForFunction("name => !document.querySelector('mp-' + name + '-page .spinner')", name);
        switch (name) {
            case "live" -> page.waitForSelector(".courier-row");
            case "tasks" -> page.waitForSelector(".task-card");
            case "routes", "replay", "receipts" -> page.waitForSelector(".list-rows a");
            case "reports" -> page.waitForSelector("mp-report-chart canvas");
            default -> page.waitForSelector("tbody tr");
        }
    }
}
