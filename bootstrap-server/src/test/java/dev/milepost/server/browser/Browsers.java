package dev.milepost.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, driven by Playwright. Every window that is opened reports what its pages complain about. */
final class Browsers implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** A machine with much else to do takes its time: what never comes fails all the same. */
    static final double PATIENCE_MILLIS = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** A start costs seconds: what one test has done with is for the next. Each is with one thread at a time, as Playwright wants it. */
    private static final Queue<Browser> IDLE = new ConcurrentLinkedQueue<>();

    private final Browser browser;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    private Browsers(Browser browser, URI server) {
        this.browser = browser;
        this.server = server;
    }

    /** How a window looks. */
    record Look(int width, int height, ColorScheme colours, String language) {
        static final Look DESKTOP = new Look(1440, 900, ColorScheme.LIGHT, "en-GB");
        static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, "en-GB");

        Look dark() {
            return new Look(width, height, ColorScheme.DARK, language);
        }

        Look chinese() {
            return new Look(width, height, colours, "zh-CN");
        }
    }

    /** Skips the test where there is no Chromium or Chrome. */
    static Browsers open(URI server) {
        var executable = executable();
        Assumptions.assumeTrue(executable.isPresent(), "no browser: install chromium to run the tests of the pages");
        var browser = Optional.ofNullable(IDLE.poll()).orElseGet(() -> start(executable.get()));
        return new Browsers(browser, server);
    }

    private static Browser start(Path executable) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    private static Optional<Path> executable() {
        return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own, with nothing remembered. */
    Page window(Look look) {
        return window(look, new Browser.NewContextOptions());
    }

    Page window(Look look, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setViewportSize(look.width(), look.height())
                .setColorScheme(look.colours())
                .setLocale(look.language())
                .setTimezoneId("Asia/Shanghai")
                .setBaseURL(server.toString()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        var page = context.newPage();
        page.onPageError(error -> complaints.add("page error: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** A window in which somebody has signed in. */
    Page signedIn(Look look, String email, String password) {
        return signIn(window(look), email, password);
    }

    static Page signIn(Page page, String email, String password) {
        page.navigate("/");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("form button.primary");
        page.waitForSelector(".frame, .courier");
        return page;
    }

    /** Script errors and breaches of the content security policy, in any window. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.contexts().forEach(BrowserContext::close);
        IDLE.add(browser);
    }
}
