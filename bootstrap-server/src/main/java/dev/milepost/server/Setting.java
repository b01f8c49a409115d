package dev.milepost.server;

import java.util.Arrays;
import java.util.Optional;

/** Every setting, once: help, README and parsing all come from this list. */
enum Setting {
    PORT("--port", "MILEPOST_PORT", "8080", "port of the server; 0 takes a free one"),
    HOST("--host", "MILEPOST_HOST", "127.0.0.1", "address that it listens on; 0.0.0.0 lets phones in"),
    DATA("--data", "MILEPOST_DATA", "./data", "folder of the database, photos and keys"),
    DATABASE(
            "--database",
            "MILEPOST_DATABASE",
            "",
            "jdbc:postgresql://… of a PostgreSQL 14 or newer; empty: one of our own in the data folder"),
    DEMO(
            "--demo",
            "MILEPOST_DEMO",
            "false",
            "made-up data and couriers who drive, in a folder of their own: the data folder's name + -demo"),
    ADMIN_EMAIL("", "MILEPOST_ADMIN_EMAIL", "admin@example.com", "e-mail of the admin made at first start"),
    ADMIN_PASSWORD("", "MILEPOST_ADMIN_PASSWORD", "", "their password; empty: one is made and printed once"),
    ZONE("", "MILEPOST_ZONE", "Asia/Shanghai", "the organisation's time zone, in which weeks and months begin"),
    CURRENCY("", "MILEPOST_CURRENCY", "CNY", "currency of receipts that print none"),
    COUNTRY("", "MILEPOST_COUNTRY", "CN", "where receipts come from: decides whether 03/04 is in March or April"),
    CLAIM_LIMIT("", "MILEPOST_CLAIM_LIMIT", "3", "how many claimed or started tasks a courier may have"),
    STALE_SECONDS("", "MILEPOST_STALE_SECONDS", "60", "age of the last position that makes a signal STALE"),
    LOST_SECONDS("", "MILEPOST_LOST_SECONDS", "300", "age of the last position that makes it LOST"),
    STATIONARY_SECONDS(
            "", "MILEPOST_STATIONARY_SECONDS", "600", "how long a courier stands still before an alert is raised"),
    LATE_SECONDS(
            "", "MILEPOST_LATE_SECONDS", "120", "by how much an arrival must be expected too late to raise an alert"),
    KEEP_TRACKS(
            "", "MILEPOST_KEEP_TRACKS", "90", "days that positions are kept after they were recorded; summaries stay"),
    RATE_PER_SECOND(
            "",
            "MILEPOST_RATE_PER_SECOND",
            "50",
            "requests a second of one account or device key, four times as many at once; 0: no limit"),
    CORS_ORIGINS("", "MILEPOST_CORS_ORIGINS", "", "origins of other pages that may call, separated by commas"),
    VOCABULARY(
            "",
            "MILEPOST_VOCABULARY",
            "",
            "file with more words that label amounts on receipts, a line a kind: TOTAL: summe, gesamtbetrag"),
    RECEIPT_AUTO(
            "",
            "MILEPOST_RECEIPT_AUTO",
            "",
            "confidence, 0 to 1, from which on a receipt is confirmed without a manager; empty: never"),
    READERS(
            "",
            "MILEPOST_READERS",
            "0",
            "how many receipts, or pages of them, are read at a time; 0: one for each core, on a server but one"),
    ADDONS(
            "",
            "MILEPOST_ADDONS",
            "",
            "business units and adapters beside those in the folder addons: jars and folders, as in a class path"),
    OCR(
            "",
            "MILEPOST_OCR",
            "tesseract",
            "what reads receipts: tesseract, or the class of an adapter among the add-ons"),
    TESSDATA("", "MILEPOST_TESSDATA", "", "folder with more languages for Tesseract, such as chi_sim.traineddata"),
    TILES(
            "",
            "MILEPOST_TILES",
            "",
            "map tiles: an address with {z}, {x} and {y}, or a .mbtiles file; empty: maps without streets"),
    TILES_DATUM("", "MILEPOST_TILES_DATUM", "wgs84", "what the tiles are drawn in: wgs84, gcj02 or bd09"),
    TILES_ATTRIBUTION("", "MILEPOST_TILES_ATTRIBUTION", "", "what the tiles' licence asks to be shown"),
    MAP_REVIEW("", "MILEPOST_MAP_REVIEW", "", "review number shown on maps, where the law asks for one"),
    PUBLIC_ADDRESS(
            "",
            "MILEPOST_PUBLIC_ADDRESS",
            "",
            "where people reach this server, for links in messages; empty: where it listens"),
    WEBHOOKS_PRIVATE(
            "",
            "MILEPOST_WEBHOOKS_PRIVATE",
            "false",
            "whether webhooks may lead into private networks and be without TLS"),
    MAIL_HOST(
            "",
            "MILEPOST_MAIL_HOST",
            "",
            "server that takes e-mail by SMTP; empty: reports are not announced by e-mail"),
    MAIL_PORT("", "MILEPOST_MAIL_PORT", "587", "its port"),
    MAIL_ENCRYPTION(
            "", "MILEPOST_MAIL_ENCRYPTION", "starttls", "how the connection to it is protected: starttls, tls or none"),
    MAIL_USER("", "MILEPOST_MAIL_USER", "", "who signs in to it; empty: nobody does"),
    MAIL_PASSWORD("", "MILEPOST_MAIL_PASSWORD", "", "their password"),
    MAIL_FROM("", "MILEPOST_MAIL_FROM", "", "the sender of e-mail"),
    MAIL_TO("", "MILEPOST_MAIL_TO", "", "who is told of each report by e-mail, separated by commas"),
    CLOCK_OFFSET(
            "", "MILEPOST_CLOCK_OFFSET", "PT0S", "shifts the clock, for tests and demos: -PT30M is half an hour ago");

    private final String flag;
    private final String variable;
    private final String standard;
    private final String description;

    Setting(String flag, String variable, String standard, String description) {
        this.flag = flag;
        this.variable = variable;
        this.standard = standard;
        this.description = description;
    }

    static Optional<Setting> ofFlag(String flag) {
        return Arrays.stream(values())
                .filter(setting -> !setting.flag.isEmpty() && setting.flag.equals(flag))
                .findFirst();
    }

    /** Whether a variable of the environment is meant for us but is none of these. */
    static boolean isUnknownVariable(String name) {
        return name.startsWith("MILEPOST_")
                && !name.equals("MILEPOST_JAVA_OPTIONS")
                && Arrays.stream(values()).noneMatch(setting -> setting.variable.equals(name));
    }

    /** Whether the flag stands alone and means true. */
    boolean isSwitch() {
        return this == DEMO;
    }

    String flag() {
        return flag;
    }

    String variable() {
        return variable;
    }

    String standard() {
        return standard;
    }

    String description() {
        return description;
    }
}
