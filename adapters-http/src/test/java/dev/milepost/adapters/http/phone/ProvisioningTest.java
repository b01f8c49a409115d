package dev.milepost.adapters.http.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.QueryString;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.QrReader;
import dev.milepost.adapters.http.testing.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProvisioningTest {
    private final Scenario scenario = new Scenario();
    private final JsonNode issued = scenario.anna
            .post("/accounts/me/device-keys", "{\"label\": \"Phone\"}")
            .expect(201)
            .json();
    private final String key = issued.path("key").asString();
    private final String path = path(issued);
    private final ApiClient anna = scenario.anna.with("Host", "milepost.example.com");
    private final ApiClient annaWithKey =
            anna.with("X-Forwarded-Proto", "https").with("X-Device-Key", key);

    private static String path(JsonNode issued) {
        return "/accounts/me/device-keys/" + issued.path("id").asString() + "/provisioning";
    }

    private static JsonNode ownTracksSettings(String link) {
        assertThat(link).startsWith("owntracks:///config?inline=");
        var inline =
                QueryString.parse(URI.create(link).getRawQuery()).orElseThrow().get("inline");
        return JsonMapper.shared().readTree(Base64.getDecoder().decode(inline));
    }

    @Test
    void theLinksHaveAllThatTheAppsNeedIfTheKeyIsSentAlong() {
        var links = annaWithKey.get(path).expect(200).json();

        var ownTracks = ownTracksSettings(links.path("ownTracks").asString());
        assertThat(ownTracks.path("_type").asString()).isEqualTo("configuration");
        assertThat(ownTracks.path("mode").asInt()).isEqualTo(3);
        assertThat(ownTracks.path("url").asString()).isEqualTo("https://milepost.example.com/api/v1/owntracks");
        assertThat(ownTracks.path("username").asString()).isEqualTo(Scenario.ANNA_EMAIL);
        assertThat(ownTracks.path("password").asString()).isEqualTo(key);
        assertThat(ownTracks.path("monitoring").asInt()).isEqualTo(2);
        assertThat(ownTracks.path("locatorInterval").asInt()).isEqualTo(10);
        assertThat(ownTracks.path("moveModeLocatorInterval").asInt()).isEqualTo(10);
        var traccar = URI.create(links.path("traccarClient").asString());
        assertThat(traccar.getScheme() + "://" + traccar.getAuthority() + traccar.getPath())
                .isEqualTo("https://milepost.example.com/api/v1/osmand");
        assertThat(QueryString.parse(traccar.getRawQuery()).orElseThrow())
                .containsEntry("id", key)
                .containsEntry("interval", "10")
                .containsEntry("accuracy", "highest");
        assertThat(links.path("complete").asBoolean()).isTrue();
    }

    @Test
    void withoutTheKeyTheLinksLackItAsNobodyKnowsItAnyMore() {
        var answer = anna.get(path).expect(200);

        assertThat(ownTracksSettings(answer.field("ownTracks")).has("password")).isFalse();
        assertThat(answer.field("ownTracks") + answer.field("traccarClient")).doesNotContain(key);
        assertThat(answer.field("traccarClient")).startsWith("http://milepost.example.com/api/v1/osmand?interval=10");
        assertThat(answer.json().path("complete").asBoolean()).isFalse();
    }

    @Test
    void eachLinkIsAlsoACodeInBothFormats() throws Exception {
        var links = annaWithKey.get(path).json();

        var ownTracks = annaWithKey.get(path + "?app=owntracks&format=png").expect(200);
        var traccar = annaWithKey
                .with("Accept", "image/png")
                .get(path + "?app=traccar-client")
                .expect(200);
        var drawing = annaWithKey
                .with("Accept", "image/svg+xml")
                .get(path + "?app=owntracks")
                .expect(200);

        assertThat(ownTracks.header("content-type")).contains("image/png");
        assertThat(ownTracks.header("cache-control")).contains("no-store");
        assertThat(QrReader.read(ownTracks.answer().body()))
                .isEqualTo(links.path("ownTracks").asString());
        assertThat(QrReader.read(traccar.answer().body()))
                .isEqualTo(links.path("traccarClient").asString());
        assertThat(drawing.header("content-type")).contains("image/svg+xml");
        assertThat(darkModules(drawing.text()))
                .isEqualTo(darkModules(ownTracks.answer().body()));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        annaWithKey.with("X-Device-Key", "wrong").get(path).expectInvalid("X-Device-Key");
        var other = scenario.deviceKeyOfAnna();
        annaWithKey.with("X-Device-Key", other).get(path).expectInvalid("X-Device-Key");
        annaWithKey.get(path + "?format=png").expectInvalid("app");
        annaWithKey.get(path + "?format=gif").expectInvalid("format");
        anna.with("Host", "\"><script>").get(path).expectInvalid("Host");
        scenario.boris.with("Host", "x").with("X-Device-Key", key).get(path).expectProblem(404, "not-found");
        scenario.anna
                .delete("/accounts/me/device-keys/" + issued.path("id").asString())
                .expect(204);
        annaWithKey.get(path).expectProblem(404, "not-found");
    }

    private static long darkModules(String svg) {
        return Pattern.compile("h1v1h-1z").matcher(svg).results().count();
    }

    private static long darkModules(byte[] png) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        long dark = 0;
        for (int y = 4; y < image.getHeight(); y += 8) {
            for (int x = 4; x < image.getWidth(); x += 8) {
                dark += (image.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
            }
        }
        return dark;
    }
}
