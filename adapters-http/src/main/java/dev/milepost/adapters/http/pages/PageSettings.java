package dev.milepost.adapters.http.pages;

import dev.milepost.domain.people.Role;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What an operator configures for the pages; they read it as {@code /settings.json}.
 *
 * @param zone in which times are shown
 * @param currency proposed for new bonuses
 * @param tiles where streets come from; without, maps show land, routes and tracks alone
 * @param mapReview the review number of the map, where the law asks for one (审图号); may be empty
 * @param demo who to sign in as; empty except on a demo server
 * @param live address of the WebSocket that pushes the live view, if it isn't that of the API: {@code wss://…}
 */
public record PageSettings(
        ZoneId zone,
        Currency currency,
        Optional<TileSource> tiles,
        String mapReview,
        List<DemoAccount> demo,
        Optional<String> live) {
    public PageSettings {
        demo = List.copyOf(demo);
    }

    /** An account of made-up data, with its password for everybody to see. */
    public record DemoAccount(String email, String password, Role role) {}
}
