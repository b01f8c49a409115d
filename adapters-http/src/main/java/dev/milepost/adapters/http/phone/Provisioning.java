package dev.milepost.adapters.http.phone;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.domain.people.Email;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings that make a phone app send positions here every ten seconds, as the links that the apps open. Its text form hides the key.
 *
 * @param server scheme and authority: {@code https://milepost.example.com}
 * @param key the device key; without it, it is to be typed into the app
 */
record Provisioning(String server, Email email, Optional<String> key) {
    private static final int INTERVAL_SECONDS = 10;

    /** Of the app OwnTracks: its configuration as Base64 of JSON (owntracks.org/booklet/features/remoteconfig). */
    String ownTracksLink() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("_type", "configuration");
        // HTTP, and reporting while moving.
        settings.put("mode", 3);
        settings.put("monitoring", 2);
        settings.put("url", address("/owntracks"));
        settings.put("auth", true);
        settings.put("username", email.value());
        key.ifPresent(secret -> settings.put("password", secret));
        settings.put("deviceId", "milepost");
        settings.put("tid", "mp");
        settings.put("locatorInterval", INTERVAL_SECONDS);
        settings.put("moveModeLocatorInterval", INTERVAL_SECONDS);
        settings.put("locatorDisplacement", 0);
        return "owntracks:///config?inline=" + encoded(Base64.getEncoder().encodeToString(Json.write(settings)));
    }

    /** Of the app Traccar Client: the address that it sends to, and settings as parameters. */
    String traccarClientLink() {
        var settings = new LinkedHashMap<String, String>();
        key.ifPresent(secret -> settings.put("id", secret));
        settings.put("interval", String.valueOf(INTERVAL_SECONDS));
        settings.put("distance", "0");
        settings.put("accuracy", "highest");
        settings.put("buffer", "true");
        settings.put("wakelock", "true");
        settings.put("stop_detection", "false");
        return address("/osmand?")
                + settings.entrySet().stream().map(Provisioning::parameter).collect(Collectors.joining("&"));
    }

    private String address(String path) {
        return server + EndpointCatalogue.BASE_PATH + path;
    }

    private static String parameter(Map.Entry<String, String> setting) {
        return setting.getKey() + "=" + encoded(setting.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Provisioning[" + server + "]";
    }
}
