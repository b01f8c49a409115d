package dev.milepost.server.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks for what keeps people from using a page (WCAG 2.2 AA), by axe-core. */
final class Axe {
    private static final String SCRIPT = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String RUN = """
            async () => (await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
              .violations.map((v) => v.id + ': ' + v.help + ' – ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 5).join(', '))
            """;

    private Axe() {}

    /** What is wrong with the page as it stands; empty if nothing is. */
    static List<String> violations(Page page) {
        if ((Boolean) page.evaluate("!window.axe")) {
            page.evaluate(script());
        }
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate(RUN);
        return found;
    }

    private static String script() {
        try (var in = Axe.class.getClassLoader().getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
