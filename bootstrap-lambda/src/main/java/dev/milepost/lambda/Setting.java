package dev.milepost.lambda;

import java.util.EnumSet;
import java.util.Set;

/** Every variable of the environment that a function reads. The template sets them; what it doesn't set has a default here. */
public enum Setting {
    ENVIRONMENT("", "what the names of tables begin with: milepost-dev"),
    BUCKET("", "where photos lie"),
    READING_QUEUE_URL("", "receipts that wait to be read"),
    STORE(
            "dynamodb",
            "where all but tracks is kept: dynamodb, or postgres, at the address that the secret database says"),
    UPLOADS(
            "direct",
            "direct: positions are in their track when they are acknowledged; queued: they are in a queue then"),
    POSITIONS_QUEUE_URL("", "positions that wait to be written"),
    PARAMETERS("", "path of the secrets in Parameter Store: /milepost/dev"),
    RECOGNIZER("textract", "textract, or tesseract where that is not to be had"),
    TESSERACT("/opt", "where Tesseract's layer is unpacked: lib and tessdata"),
    ADMIN_EMAIL("admin@example.com", "e-mail of the admin made at first start"),
    ZONE("Asia/Shanghai", "the organisation's time zone, in which weeks and months begin"),
    CURRENCY("CNY", "currency of receipts that print none"),
    COUNTRY("CN", "where receipts come from: decides whether 03/04 is in March or April"),
    VOCABULARY("", "more words that label amounts on receipts, kinds parted by semicolons: TOTAL: summe; TAX: mwst"),
    RECEIPT_AUTO("", "confidence, 0 to 1, from which on a receipt is confirmed without a manager; empty: never"),
    CLAIM_LIMIT("3", "how many claimed or started tasks a courier may have"),
    STALE_SECONDS("60", "age of the last position that makes a signal STALE"),
    LOST_SECONDS("300", "age of the last position that makes it LOST"),
    STATIONARY_SECONDS("600", "how long a courier stands still before an alert is raised"),
    LATE_SECONDS("120", "by how much an arrival must be expected too late to raise an alert"),
    KEEP_TRACKS("90", "days that positions are kept after they were recorded; summaries stay"),
    RATE_PER_SECOND("50", "requests a second of one account or device key at one instance; 0: no limit"),
    LIVE_ADDRESS("", "address of the WebSocket API that pushes the live view: wss://…; empty: none does"),
    LIVE_ORIGINS("", "origins of pages that may watch besides, separated by commas"),
    CORS_ORIGINS("", "origins of other pages that may call, separated by commas"),
    EDGE_KEY("", "what CloudFront sends with requests that it passes on; empty: it passes none on"),
    PUBLIC_ADDRESS("", "where people reach the API, for links in messages"),
    MAIL_HOST("", "server that takes e-mail; empty: none is sent"),
    MAIL_PORT("587", "its port"),
    MAIL_ENCRYPTION("starttls", "starttls, tls or none"),
    MAIL_USER("", "its user, whose password is the secret mail-password; empty: it asks for none"),
    MAIL_FROM("", "the sender's address"),
    MAIL_TO("", "who is told of reports, separated by commas"),
    TILES("", "address of map tiles with {z}, {x} and {y}; empty: maps without streets"),
    TILES_DATUM("wgs84", "what the tiles are drawn in: wgs84, gcj02 or bd09"),
    TILES_ATTRIBUTION("", "what the tiles' licence asks to be shown"),
    MAP_REVIEW("", "review number shown on maps, where the law asks for one"),
    CLOCK_OFFSET("PT0S", "shifts the clock, for tests and demos");

    private static final Set<Setting> MAY_BE_EMPTY = EnumSet.of(
            LIVE_ADDRESS,
            LIVE_ORIGINS,
            CORS_ORIGINS,
            EDGE_KEY,
            MAIL_HOST,
            MAIL_USER,
            MAIL_FROM,
            MAIL_TO,
            TILES,
            TILES_ATTRIBUTION,
            MAP_REVIEW);

    private final String standard;
    private final String description;

    Setting(String standard, String description) {
        this.standard = standard;
        this.description = description;
    }

    /** The variable: {@code MILEPOST_ENVIRONMENT}. */
    public String variable() {
        return "MILEPOST_" + name();
    }

    /** What holds where it isn't set; empty where there is nothing that would. */
    public String standard() {
        return standard;
    }

    /** Whether a function can't do without it. */
    public boolean isRequired() {
        return standard.isEmpty() && !MAY_BE_EMPTY.contains(this);
    }

    public String description() {
        return description;
    }
}
