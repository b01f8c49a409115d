package dev.milepost.server;

import dev.milepost.adapters.http.pages.PageSettings;
import dev.milepost.adapters.http.pages.TileSource;
import dev.milepost.adapters.local.tesseract.TesseractTextRecognizer;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.receipt.Vocabulary;
import dev.milepost.domain.tracking.AlertRules;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.server.demo.DemoPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting as what it means, checked as a whole. */
final class Settings {
    private final SettingValues values;
    /** Tesseract's own variable for the same folder. */
    private final Optional<String> tesseractsOwn;

    private Settings(SettingValues values, Optional<String> tesseractsOwn) {
        this.values = values;
        this.tesseractsOwn = tesseractsOwn;
    }

    /** @throws WrongUse if a flag or value isn't one that there is */
    static Settings of(List<String> arguments, Map<String, String> environment) {
        var settings = new Settings(
                SettingValues.of(arguments, environment), Optional.ofNullable(environment.get("TESSDATA_PREFIX")));
        settings.checkAll();
        return settings;
    }

    private void checkAll() {
        port();
        database();
        adminEmail();
        zone();
        currency();
        country();
        claimLimit();
        stale();
        lost();
        keepTracks();
        alertRules();
        ratePerSecond();
        corsOrigins();
        receiptAuto();
        vocabulary();
        readers();
        clockOffset();
        delivery();
        tilesDatum();
        pages();
        tileFile().filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new WrongUse(Setting.TILES.variable() + " names a file that can't be read: " + file);
        });
        if (demo() && database().isPresent()) {
            throw new WrongUse("--demo keeps its data in a folder of its own: it goes without --database");
        }
        if (lost().compareTo(stale()) <= 0) {
            throw new WrongUse(
                    Setting.LOST_SECONDS.variable() + " must be more than " + Setting.STALE_SECONDS.variable());
        }
    }

    int port() {
        return values.wholeNumber(Setting.PORT, 0, 65_535);
    }

    String host() {
        return values.text(Setting.HOST);
    }

    Path data() {
        return demo()
                ? demoData()
                : Path.of(values.text(Setting.DATA)).toAbsolutePath().normalize();
    }

    boolean demo() {
        return values.isTrue(Setting.DEMO);
    }

    /** Beside the data folder, so that made-up data never mixes with real data. */
    Path demoData() {
        var data = Path.of(values.text(Setting.DATA)).toAbsolutePath().normalize();
        return data.resolveSibling(data.getFileName() + "-demo");
    }

    Optional<String> database() {
        return values.parsed(
                Setting.DATABASE,
                "a URL such as jdbc:postgresql://host/database",
                text -> text.isEmpty() || text.startsWith("jdbc:postgresql:")
                        ? Optional.of(values.given(Setting.DATABASE))
                        : Optional.empty());
    }

    Email adminEmail() {
        if (demo()) {
            return Email.parse(DemoPeople.SHOWN.getFirst().email()).orElseThrow();
        }
        return values.parsed(Setting.ADMIN_EMAIL, "an e-mail address", Email::parse);
    }

    Optional<String> adminPassword() {
        if (demo()) {
            return Optional.of(DemoPeople.SHOWN.getFirst().password());
        }
        return values.given(Setting.ADMIN_PASSWORD);
    }

    ZoneId zone() {
        return values.parsed(Setting.ZONE, "a time zone such as Asia/Shanghai", SettingForms::zoneOf);
    }

    Currency currency() {
        return values.parsed(Setting.CURRENCY, "an ISO 4217 code such as CNY", Money::currency);
    }

    String country() {
        return values.parsed(
                Setting.COUNTRY,
                "an ISO 3166 code such as CN",
                text -> Arrays.asList(Locale.getISOCountries()).contains(text) ? Optional.of(text) : Optional.empty());
    }

    int claimLimit() {
        return values.wholeNumber(Setting.CLAIM_LIMIT, 1, 1_000);
    }

    /** Longer than positions may come late by. */
    Duration keepTracks() {
        return Duration.ofDays(values.wholeNumber(Setting.KEEP_TRACKS, 4, 3_650));
    }

    Duration stale() {
        return Duration.ofSeconds(values.wholeNumber(Setting.STALE_SECONDS, 1, 86_400));
    }

    Duration lost() {
        return Duration.ofSeconds(values.wholeNumber(Setting.LOST_SECONDS, 1, 86_400));
    }

    TrackingRules trackingRules() {
        return TrackingRules.DEFAULTS.withSignalAges(stale(), lost());
    }

    AlertRules alertRules() {
        return new AlertRules(
                trackingRules(),
                Duration.ofSeconds(values.wholeNumber(Setting.STATIONARY_SECONDS, 1, 86_400)),
                Duration.ofSeconds(values.wholeNumber(Setting.LATE_SECONDS, 0, 86_400)));
    }

    int ratePerSecond() {
        return values.wholeNumber(Setting.RATE_PER_SECOND, 0, 1_000_000);
    }

    List<String> corsOrigins() {
        return values.parsed(Setting.CORS_ORIGINS, "origins such as https://example.com", SettingForms::originsOf);
    }

    /** The words of the languages that are read, with those that the organisation adds. */
    Vocabulary vocabulary() {
        var file = values.given(Setting.VOCABULARY);
        if (file.isEmpty()) {
            return Vocabulary.standard();
        }
        try {
            return Vocabulary.standard().plus(Vocabulary.parse(Files.readString(Path.of(file.get()))));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new WrongUse(Setting.VOCABULARY.variable() + " must be a file of words, not '" + file.get() + "': "
                    + unusable.getMessage());
        }
    }

    /** The confidence from which on a receipt is confirmed without a manager. */
    Optional<Double> receiptAuto() {
        return values.parsed(
                Setting.RECEIPT_AUTO,
                "a number from 0 to 1",
                text -> text.isEmpty()
                        ? Optional.of(Optional.<Double>empty())
                        : SettingForms.shareOf(text).map(Optional::of));
    }

    /** How many receipts a server reads at a time: it leaves a core to its requests, unless told otherwise. */
    int readers() {
        return readersOr(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** How many receipts a command reads at a time that does nothing else. */
    int readersAlone() {
        return readersOr(Runtime.getRuntime().availableProcessors());
    }

    private int readersOr(int usual) {
        var given = values.wholeNumber(Setting.READERS, 0, 64);
        return given > 0 ? given : usual;
    }

    /** Where Tesseract's languages may be, the named folder first. */
    List<Path> languageFolders() {
        var named = values.given(Setting.TESSDATA).or(() -> tesseractsOwn).map(Path::of);
        return Stream.concat(named.stream(), TesseractTextRecognizer.USUAL_LANGUAGE_FOLDERS.stream())
                .toList();
    }

    /** A setting that is what it says. */
    String text(Setting setting) {
        return values.text(setting);
    }

    Duration clockOffset() {
        return values.parsed(Setting.CLOCK_OFFSET, "an ISO 8601 duration such as -PT30M", SettingForms::durationOf);
    }

    DeliverySettings delivery() {
        return DeliverySettings.of(values);
    }

    /** The file of map tiles that the server gives out itself, if it is to. */
    Optional<Path> tileFile() {
        return values.given(Setting.TILES)
                .filter(text -> text.endsWith(".mbtiles") && !text.contains("{"))
                .map(Path::of);
    }

    Datum tilesDatum() {
        return values.parsed(Setting.TILES_DATUM, "wgs84, gcj02 or bd09", SettingForms::datumOf);
    }

    /** What the web pages are told, of tiles from elsewhere. */
    PageSettings pages() {
        return pages(tileFile().isPresent() ? Optional.empty() : tiles());
    }

    /** What the web pages are told. */
    PageSettings pages(Optional<TileSource> tiles) {
        return new PageSettings(
                zone(),
                currency(),
                tiles,
                values.text(Setting.MAP_REVIEW),
                demo() ? DemoPeople.SHOWN : List.of(),
                Optional.empty());
    }

    private Optional<TileSource> tiles() {
        return values.parsed(
                Setting.TILES,
                "an address with {z}, {x} and {y}, or a file that ends with .mbtiles",
                text -> text.isEmpty() ? Optional.of(Optional.<TileSource>empty()) : tileSourceOf(text));
    }

    private Optional<Optional<TileSource>> tileSourceOf(String address) {
        try {
            return Optional.of(Optional.of(TileSource.of(address, tilesDatum(), text(Setting.TILES_ATTRIBUTION))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
