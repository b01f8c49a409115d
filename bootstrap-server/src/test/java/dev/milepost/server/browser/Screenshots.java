package dev.milepost.server.browser;

import com.microsoft.playwright.Page;
import dev.milepost.server.browser.Browsers.Look;
import java.nio.file.Path;
import java.util.Locale;

/** Pictures of pages that failed, written where a build keeps them: {@code target/screenshots}. */
final class Screenshots {
    private Screenshots() {}

    static void take(Page page, String name, Look look) {
        var kind = look.width() < 500 ? "phone" : "desktop";
        var file = String.join("-", name, kind, look.colours().name(), look.language())
                        .toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", file)));
    }
}
