package dev.milepost.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageBundleTest {
    private final PageBundle bundle = new PageBundle();
    private final Pages pages = new Pages(
            new PageSettings(
                    ZoneId.of("UTC"), Currency.getInstance("CNY"), Optional.empty(), "", List.of(), Optional.empty()),
            Optional.empty());

    @Test
    void theFilesAreThoseThatTheServerGivesOut() {
        var written = bundle.files();

        assertThat(written)
                .containsKeys(
                        "/index.html",
                        "/courier/index.html",
                        "/courier/sw.js",
                        "/courier/app.webmanifest",
                        "/css/base.css",
                        "/img/icon-512.png",
                        "/data/land.json",
                        "/js/core/settings.js",
                        "/lib/ol/dist/ol.js",
                        "/lib/reactive-element/css-tag.js",
                        "/lib/uplot/dist/uPlot.iife.min.js");
        written.forEach((address, content) -> assertThat(content).as(address).isEqualTo(served(address)));
    }

    @Test
    void nothingThatAPageOrItsServiceWorkerNamesIsMissing() {
        var written = bundle.files();
        var named = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"|'(/[^']+\\.[a-z]+)'");

        for (var root : List.of("/index.html", "/courier/index.html", "/courier/sw.js")) {
            var names = named.matcher(new String(written.get(root), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    // What the API answers itself.
                    .filter(name -> !name.equals("/settings.json"))
                    .toList();
            assertThat(names)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(name -> assertThat(written).containsKey(name));
        }
    }

    @Test
    void onePolicyAllowsTheImportsOfEveryPage() {
        var policy = bundle.contentPolicy(
                "https://tiles.example.org", List.of("wss://live.example.org", "https://photos.example.org"));

        for (var page : List.of("/", "/courier/")) {
            var own = pages.answer(request(page))
                    .orElseThrow()
                    .headers()
                    .first("Content-Security-Policy")
                    .orElseThrow();
            var hash = Pattern.compile("'sha256-[^']+'").matcher(own);
            assertThat(hash.find()).isTrue();
            assertThat(policy).contains(hash.group());
        }
        assertThat(policy)
                .contains(
                        "connect-src 'self' https://tiles.example.org wss://live.example.org https://photos.example.org;")
                .doesNotContain("unsafe");
    }

    private byte[] served(String address) {
        return pages.answer(request(address)).orElseThrow().body();
    }

    private static HttpRequest request(String path) {
        return new HttpRequest("GET", path, "", Headers.none(), new ByteArrayInputStream(new byte[0]), "127.0.0.1");
    }
}
