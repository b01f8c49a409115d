package dev.milepost.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.domain.geo.Datum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private final Pages pages = pages(Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/courier/", "/js/main.js", "/css/tokens.css", "/data/land.json"})
    void whatThePagesAreMadeOfIsThere(String path) {
        assertThat(get(path)).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().first("Content-Type")).isPresent();
            assertThat(answer.body()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lib/ol/dist/ol.js",
                "/lib/ol/ol.css",
                "/lib/lit/index.js",
                "/lib/lit-html/lit-html.js",
                "/lib/lit-element/lit-element.js",
                "/lib/reactive-element/reactive-element.js",
                "/lib/uplot/dist/uPlot.iife.min.js"
            })
    void librariesComeFromTheirArtifacts(String path) {
        assertThat(get(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tasks",
                "/health",
                "/PagesTest.class",
                "/pages/Pages.class",
                "/../pages/index.html",
                "/js/../index.html",
                "/js/..%2findex.html",
                "//index.html",
                "/js//main.js",
                "/js/.hidden.js",
                "/lib/../index.html",
                "/lib/ol/../../uplot/dist/uPlot.min.css",
                "/lib/unknown/index.js",
                "/lib/lit",
                "/no-such.js",
                "/js/"
            })
    void everythingElseIsLeftToTheApi(String path) {
        assertThat(get(path)).isEmpty();
    }

    @Test
    void onlyReadingIsAnswered() {
        assertThat(pages.answer(request("POST", "/", Headers.none()))).isEmpty();
        assertThat(pages.answer(request("HEAD", "/", Headers.none()))
                        .orElseThrow()
                        .body())
                .isEmpty();
    }

    @Test
    void aBrowserThatHasTheFileIsNotSentItAgain() {
        var etag = get("/js/main.js").orElseThrow().headers().first("ETag").orElseThrow();

        var again = pages.answer(request("GET", "/js/main.js", Headers.none().with("If-None-Match", etag)))
                .orElseThrow();

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void textsTravelCompressed() throws IOException {
        var plain = get("/lib/ol/dist/ol.js").orElseThrow();
        var zipped = pages.answer(
                        request("GET", "/lib/ol/dist/ol.js", Headers.none().with("Accept-Encoding", "br, gzip")))
                .orElseThrow();
        var refused = pages.answer(
                        request("GET", "/lib/ol/dist/ol.js", Headers.none().with("Accept-Encoding", "gzip;q=0")))
                .orElseThrow();

        assertThat(zipped.headers().first("Content-Encoding")).contains("gzip");
        assertThat(zipped.body().length).isLessThan(plain.body().length / 3);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(refused.headers().first("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/courier/"})
    void thePolicyAllowsOurOwnScriptsAlone(String page) {
        var policy = policy(get(page).orElseThrow());

        assertThat(policy).contains("default-src 'none'", "style-src 'self' 'sha256-", "frame-ancestors 'none'");
        assertThat(policy).containsPattern("script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='");
        assertThat(policy).doesNotContain("unsafe");
    }

    @Test
    void tilesOfAnotherHostAreAllowedByName() {
        var source = TileSource.of("https://tiles.example.org:8443/{z}/{x}/{y}.png", Datum.GCJ02, "© Tiles");

        var policy = policy(pages(Optional.of(source))
                .answer(request("GET", "/", Headers.none()))
                .orElseThrow());

        assertThat(policy).contains("img-src 'self' blob: data: https://tiles.example.org:8443");
        assertThat(policy).contains("connect-src 'self' https://tiles.example.org:8443;");
    }

    @Test
    void nothingInAPageIsInlineButTheMapOfImports() {
        for (var page : List.of("/", "/courier/")) {
            var html = text(get(page).orElseThrow());
            assertThat(html.replaceAll("<script type=\"importmap\">.*?</script>", ""))
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=");
        }
    }

    @Test
    void everyImportOfEveryModuleIsServed() {
        assertThat(modulesFrom("/js/main.js", "/courier/js/main.js")).hasSizeGreaterThan(50);
    }

    @Test
    void theServiceWorkerKeepsEveryModuleOfTheCouriersPage() {
        var kept = text(get("/courier/sw.js").orElseThrow());

        assertThat(modulesFrom("/courier/js/main.js"))
                .allSatisfy(module -> assertThat(kept).contains("'" + module + "'"));
    }

    @Test
    void tilesOfOurOwnAreGivenOutAsTheyAre() {
        var content = new byte[] {1, 2, 3};
        TileStore store = (zoom, x, y) -> zoom == 3 && x == 4 && y == 5
                ? Optional.of(new TileStore.Tile("application/vnd.mapbox-vector-tile", true, content))
                : Optional.empty();
        var own = new Pages(settings(Optional.empty()), Optional.of(store));

        assertThat(own.answer(request("GET", "/tiles/3/4/5", Headers.none()))).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().first("Content-Type")).contains("application/vnd.mapbox-vector-tile");
            assertThat(answer.headers().first("Content-Encoding")).contains("gzip");
            assertThat(answer.body()).isEqualTo(content);
        });
        assertThat(own.answer(request("GET", "/tiles/3/4/6", Headers.none())))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(204));
        assertThat(own.answer(request("GET", "/tiles/3/4/999999999999", Headers.none())))
                .isEmpty();
        assertThat(get("/tiles/3/4/5")).isEmpty();
    }

    private static Pages pages(Optional<TileSource> tiles) {
        return new Pages(settings(tiles), Optional.empty());
    }

    private static PageSettings settings(Optional<TileSource> tiles) {
        return new PageSettings(
                ZoneId.of("Asia/Shanghai"), Currency.getInstance("CNY"), tiles, "", List.of(), Optional.empty());
    }

    private Set<String> modulesFrom(String... roots) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(roots));
        var imports = Pattern.compile("(?:from|import)\\s*\\(?\\s*'(\\.[^']+)'");
        while (!open.isEmpty()) {
            var path = open.pop();
            if (seen.add(path)) {
                var module = get(path);
                assertThat(module).as(path).isPresent();
                imports.matcher(withoutComments(text(module.orElseThrow())))
                        .results()
                        .map(found -> URI.create(path).resolve(found.group(1)).getPath())
                        .forEach(open::push);
            }
        }
        return seen;
    }

    /** Comments name the types of other modules. */
    private static String withoutComments(String script) {
        return script.replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private Optional<HttpResponse> get(String path) {
        return pages.answer(request("GET", path, Headers.none()));
    }

    private static HttpRequest request(String method, String path, Headers headers) {
        return new HttpRequest(method, path, "", headers, new ByteArrayInputStream(new byte[0]), "127.0.0.1");
    }

    private static String policy(HttpResponse page) {
        return page.headers().first("Content-Security-Policy").orElseThrow();
    }

    private static String text(HttpResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
