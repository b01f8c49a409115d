package dev.milepost.server;

import dev.milepost.domain.geo.Datum;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that texts of settings have: each gives what a text means, or nothing if it isn't of that form. */
final class SettingForms {
    private SettingForms() {}

    static Optional<Double> shareOf(String text) {
        return text.matches("0|1|[01]?\\.[0-9]{1,9}")
                ? Optional.of(Double.valueOf(text)).filter(share -> share <= 1)
                : Optional.empty();
    }

    static Optional<Datum> datumOf(String text) {
        return Arrays.stream(Datum.values())
                .filter(datum -> datum.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    static Optional<ZoneId> zoneOf(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    static Optional<Duration> durationOf(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(offset -> offset.abs().toDays() <= 3_660);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    static Optional<List<String>> originsOf(String text) {
        var origins = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        return origins.stream().allMatch(SettingForms::isOrigin) ? Optional.of(origins) : Optional.empty();
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && (uri.getScheme() + "://" + uri.getRawAuthority()).equals(text);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
