package dev.milepost.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.server.bench.Api;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.bench.ProjectCopy;
import dev.milepost.server.browser.Browsers.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
            page.waitForFunction(
                    "() => getComputedStyle(document.documentElement).getPropertyValue('--edited').trim() === 'yes'");
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

    private static String refusal(Api admin) {
        return admin.post("/accounts", NOBODY).response().body();
    }
}
