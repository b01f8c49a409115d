package dev.milepost.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.milepost.server.bench.Api;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.bench.ProjectCopy;
import dev.milepost.server.browser.Browsers.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who works on the sources with {@code ./milepost dev}. */
class DevPagesIT {
    private static final String RULES = "application/src/main/java/dev/milepost/application/people/AccountRules.java";
    private static final String STYLES =
            "adapters-http/src/main/resources/dev/milepost/adapters/http/pages/css/tokens.css";
    private static final Map<String, String> NOBODY =
            Map.of("email", "nobody", "name", "Nobody", "role", "COURIER", "password", "a long enough one");

    @TempDir
    private Path folder;

    @Test
    void aChangeIsServedAndAFaultShownWhileTheLastGoodVersionGoesOn() throws IOException {
        try (var copy = ProjectCopy.of(Path.of("").toAbsolutePath().getParent(), folder.resolve("project"));
                var server = PackagedServer.develop(copy.folder(), folder.resolve("data"));
                var browsers = Browsers.open(server.address());
                var page = browsers.window(Look.DESKTOP)) {
            var admin = Api.of(server.address()).signIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
            page.navigate("/");

            copy.replace(RULES, "\"must be an e-mail address\"", "\"should be an address\"");
            // The token was issued by the server before.
            await().atMost(Duration.ofSeconds(60)).until(() -> refusal(admin).contains("should be an address"));

            copy.replace(RULES, "\"should be an address\"", "should be an address");
            assertThat(page.locator("#dev-faults")).containsText("AccountRules.java:17:");
            assertThat(server.output()).contains("AccountRules.java:17:");
            assertThat(refusal(admin)).contains("should be an address");

            copy.replace(RULES, "should be an address", "\"is mended\"");
            await().atMost(Duration.ofSeconds(60)).until(() -> refusal(admin).contains("is mended"));
            assertThat(page.locator("#dev-faults")).hasCount(0);

            copy.replace(STYLES, ":root", ":root { --edited: yes; } :root");
            waitForStyle(page, "yes");
            changeBeforeThePageAsks(page, server, () -> copy.replace(STYLES, "--edited: yes", "--edited: again"));
            page.reload();
            waitForStyle(page, "again");

            Files.writeString(
                    copy.file("adapters-local/src/main/resources/db/migration/V9999__edited.sql"),
                    "create table edited (id int);");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> server.output()
                                    .lines()
                                    .filter(line -> line.startsWith("Serving the change"))
                                    .count()
                            == 3);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static void waitForStyle(Page page, String edited) {
        page.waitForFunction(
                "edited => getComputedStyle(document.documentElement).getPropertyValue('--edited').trim() === edited",
                edited);
    }

    /** A page that loads has its files already when it first asks for the state. */
    private static void changeBeforeThePageAsks(Page page, PackagedServer server, Runnable change) {
        var changed = new AtomicBoolean();
        page.route("**/dev/status", request -> {
            if (changed.compareAndSet(false, true)) {
                var before = pageChanges(server);
                change.run();
                await().atMost(Duration.ofSeconds(60)).until(() -> pageChanges(server) > before);
            }
            request.resume();
        });
    }

    private static long pageChanges(PackagedServer server) {
        return server.output().lines().filter("Pages changed"::equals).count();
    }

    private static String refusal(Api admin) {
        return admin.post("/accounts", NOBODY).response().body();
    }
}
