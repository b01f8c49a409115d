package dev.milepost.lambda;

import dev.milepost.adapters.http.pages.PageSettings;
import dev.milepost.adapters.http.pages.TileSource;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Vocabulary;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of all settings. One that is wrong is said when it is asked for, and so at the start of a function that needs it. */
public final class Settings {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final String function;

    /** @param environment the variables of the process */
    public Settings(Map<String, String> environment) {
        for (var setting : Setting.values()) {
            values.put(setting, environment.getOrDefault(setting.variable(), setting.standard()));
        }
        function = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "none");
    }

    /** The name that Lambda knows this function by. */
    String function() {
        return function;
    }

    String environment() {
        return required(Setting.ENVIRONMENT);
    }

    String bucket() {
        return required(Setting.BUCKET);
    }

    String readingQueueUrl() {
        return required(Setting.READING_QUEUE_URL);
    }

    boolean keepsInPostgres() {
        return switch (required(Setting.STORE)) {
            case "dynamodb" -> false;
            case "postgres" -> true;
            default -> throw wrong(Setting.STORE);
        };
    }

    String positionsQueueUrl() {
        return required(Setting.POSITIONS_QUEUE_URL);
    }

    public boolean queuesUploads() {
        return switch (required(Setting.UPLOADS)) {
            case "direct" -> false;
            case "queued" -> true;
            default -> throw wrong(Setting.UPLOADS);
        };
    }

    /** The full name of a secret. */
    String parameter(String name) {
        return required(Setting.PARAMETERS) + "/" + name;
    }

    boolean readsWithTesseract() {
        return switch (required(Setting.RECOGNIZER)) {
            case "textract" -> false;
            case "tesseract" -> true;
            default -> throw wrong(Setting.RECOGNIZER);
        };
    }

    Path tesseract() {
        return Path.of(required(Setting.TESSERACT));
    }

    public String adminEmail() {
        return required(Setting.ADMIN_EMAIL);
    }

    public ZoneId zone() {
        return ZoneId.of(required(Setting.ZONE));
    }

    public Currency currency() {
        return Money.currency(required(Setting.CURRENCY)).orElseThrow(() -> wrong(Setting.CURRENCY));
    }

    public String country() {
        return required(Setting.COUNTRY);
    }

    /** The words of the languages that are read, with those that the organisation adds. */
    public Vocabulary vocabulary() {
        try {
            return Vocabulary.standard()
                    .plus(Vocabulary.parse(values.get(Setting.VOCABULARY).replace(';', '\n')));
        } catch (IllegalArgumentException malformed) {
            throw wrong(Setting.VOCABULARY);
        }
    }

    /** The confidence from which on a receipt is confirmed without a manager. */
    public Optional<Double> receiptAuto() {
        var text = values.get(Setting.RECEIPT_AUTO);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(text));
        } catch (NumberFormatException noNumber) {
            throw wrong(Setting.RECEIPT_AUTO);
        }
    }

    public int claimLimit() {
        return number(Setting.CLAIM_LIMIT);
    }

    public Duration keepTracks() {
        return Duration.ofDays(number(Setting.KEEP_TRACKS));
    }

    Duration stale() {
        return Duration.ofSeconds(number(Setting.STALE_SECONDS));
    }

    Duration lost() {
        return Duration.ofSeconds(number(Setting.LOST_SECONDS));
    }

    Duration stationary() {
        return Duration.ofSeconds(number(Setting.STATIONARY_SECONDS));
    }

    Duration lateBy() {
        return Duration.ofSeconds(number(Setting.LATE_SECONDS));
    }

    public int ratePerSecond() {
        return number(Setting.RATE_PER_SECOND);
    }

    public Set<String> corsOrigins() {
        return list(Setting.CORS_ORIGINS).collect(Collectors.toUnmodifiableSet());
    }

    String edgeKey() {
        return values.get(Setting.EDGE_KEY);
    }

    /** Of pages that may watch the live view: it has another address than they, so that their own has to be among them. */
    public Set<String> liveOrigins() {
        return Stream.concat(list(Setting.CORS_ORIGINS), list(Setting.LIVE_ORIGINS))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> list(Setting setting) {
        return Arrays.stream(values.get(setting).split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }

    /** Where messages to viewers are posted: the address that they connect to, over HTTP. */
    public URI liveStage() {
        return URI.create(required(Setting.LIVE_ADDRESS).replaceFirst("^ws", "http"));
    }

    /** Without a slash at its end. */
    public String publicAddress() {
        return required(Setting.PUBLIC_ADDRESS).replaceFirst("/$", "");
    }

    /** What the web pages are told. */
    public PageSettings pages() {
        var tiles = Optional.of(values.get(Setting.TILES)).filter(url -> !url.isEmpty());
        return new PageSettings(
                zone(),
                currency(),
                tiles.map(this::tileSource),
                values.get(Setting.MAP_REVIEW),
                List.of(),
                given(Setting.LIVE_ADDRESS));
    }

    private TileSource tileSource(String url) {
        try {
            var datum = Datum.valueOf(required(Setting.TILES_DATUM).toUpperCase(Locale.ROOT));
            return TileSource.of(url, datum, values.get(Setting.TILES_ATTRIBUTION));
        } catch (IllegalArgumentException malformed) {
            throw wrong(Setting.TILES);
        }
    }

    public Duration clockOffset() {
        return Duration.parse(required(Setting.CLOCK_OFFSET));
    }

    /** @throws IllegalStateException if it is no whole number */
    public int number(Setting setting) {
        try {
            return Integer.parseInt(required(setting));
        } catch (NumberFormatException noNumber) {
            throw wrong(setting);
        }
    }

    /** Empty if it is set to nothing. */
    public Optional<String> given(Setting setting) {
        return Optional.of(values.get(setting)).filter(value -> !value.isEmpty());
    }

    /** @throws IllegalStateException if it is set to nothing */
    public String required(Setting setting) {
        var value = values.get(setting);
        if (value.isEmpty()) {
            throw new IllegalStateException(setting.variable() + " isn't set: " + setting.description());
        }
        return value;
    }

    /** Says that its value can't be meant. */
    public IllegalStateException wrong(Setting setting) {
        return new IllegalStateException(setting.variable() + " is wrong: " + setting.description());
    }
}
