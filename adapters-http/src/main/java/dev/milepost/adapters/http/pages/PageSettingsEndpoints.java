package dev.milepost.adapters.http.pages;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /settings.json}: what the pages are told of the organisation and its maps, wherever they themselves come from. */
public final class PageSettingsEndpoints {
    private final PageSettings settings;

    public PageSettingsEndpoints(PageSettings settings) {
        this.settings = settings;
    }

    record SettingsJson(
            String zone,
            String currency,

            @About("Where streets come from; without, maps show land, routes and tracks alone")
            Optional<TilesJson> tiles,

            @About("The review number that maps have to show, or nothing")
            String mapReview,

            @About("Accounts of made-up data, on a demo server alone")
            List<DemoAccountJson> demo,

            @About("Where the live view is pushed from by WebSocket, if not from the API's own address")
            Optional<String> live) {
        static SettingsJson of(PageSettings settings) {
            return new SettingsJson(
                    settings.zone().getId(),
                    settings.currency().getCurrencyCode(),
                    settings.tiles().map(TilesJson::of),
                    settings.mapReview(),
                    settings.demo().stream().map(DemoAccountJson::of).toList(),
                    settings.live());
        }
    }

    record TilesJson(String url, String kind, String datum, String attribution, int maxZoom) {
        static TilesJson of(TileSource tiles) {
            return new TilesJson(
                    tiles.url(),
                    tiles.kind().name().toLowerCase(Locale.ROOT),
                    tiles.datum().name().toLowerCase(Locale.ROOT),
                    tiles.attribution(),
                    tiles.maxZoom());
        }
    }

    record DemoAccountJson(String email, String password, String role) {
        static DemoAccountJson of(PageSettings.DemoAccount account) {
            return new DemoAccountJson(
                    account.email(), account.password(), account.role().name());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/settings.json", "page-settings", "What the pages are told")
                .forAnyone()
                .answers(200, SettingsJson.class)
                .atRootToo()
                .handledBy(request -> Response.ok(SettingsJson.of(settings))));
    }
}
