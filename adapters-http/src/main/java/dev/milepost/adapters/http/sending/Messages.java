package dev.milepost.adapters.http.sending;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.Instant;
import java.util.Optional;

/** What is told: that there is a report and where, not what it says. Whoever follows the link has to be let in there. */
final class Messages {
    private final String address;

    /** @param address where this Milepost is reached, without a slash at its end: {@code https://milepost.example.com} */
    Messages(String address) {
        this.address = address;
    }

    /** A webhook's body. @param report null for a ping */
    record MessageJson(String id, String type, Optional<ReportJson> report) {}

    /** @param link of the report by the API @param page of the report for people */
    record ReportJson(String period, String kind, int edition, Instant madeAt, String link, String page) {}

    /** What an e-mail says. */
    record Mail(String subject, String text) {}

    static String type(Occasion occasion) {
        return switch (occasion) {
            case Occasion.EditionMade made -> "report.edition-made";
            case Occasion.Ping ping -> "ping";
        };
    }

    byte[] json(Delivery delivery) {
        var report = switch (delivery.occasion()) {
            case Occasion.EditionMade made -> Optional.of(report(made));
            case Occasion.Ping ping -> Optional.<ReportJson>empty();
        };
        return Json.write(new MessageJson(delivery.id().value(), type(delivery.occasion()), report));
    }

    private ReportJson report(Occasion.EditionMade made) {
        var kind = kind(made.period());
        return new ReportJson(
                made.period().label(),
                kind,
                made.number(),
                made.madeAt(),
                address + EndpointCatalogue.BASE_PATH + "/reports/" + kind + "/"
                        + made.period().label(),
                page(made));
    }

    private String page(Occasion.EditionMade made) {
        return address + "/#/reports/" + made.period().label();
    }

    private static String kind(ReportingPeriod period) {
        return switch (period) {
            case ReportingPeriod.Week week -> "weekly";
            case ReportingPeriod.Month month -> "monthly";
        };
    }

    Mail mail(Delivery delivery) {
        return switch (delivery.occasion()) {
            case Occasion.EditionMade made -> mail(made);
            case Occasion.Ping ping -> new Mail("Milepost", "E-mail from Milepost arrives.\r\nMilepost 的邮件可以送达。\r\n");
        };
    }

    private Mail mail(Occasion.EditionMade made) {
        var label = made.period().label();
        var corrected = made.number() > 1;
        return new Mail(
                "Milepost " + label + (corrected ? " (edition " + made.number() + ")" : "") + " 报表", """
                The report of %1$s is ready%2$s:
                %1$s 的报表已生成%3$s：

                %4$s
                """.formatted(
                                label,
                                corrected ? ", corrected as edition " + made.number() : "",
                                corrected ? "（更正后的第 " + made.number() + " 版）" : "",
                                page(made))
                        .replace("\n", "\r\n"));
    }
}
