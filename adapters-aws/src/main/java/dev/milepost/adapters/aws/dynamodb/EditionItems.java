package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Editions as items, both ways: a head, and the packed report in as many parts as it takes. */
final class EditionItems {
    static final String PERIOD = "period";
    static final String HEAD_PREFIX = "edition#";

    /** An item holds 400 KB with its names. */
    private static final int PART_BYTES = 380_000;

    private EditionItems() {}

    /** Sorts by the period's first day. */
    static String partition(ReportingPeriod period) {
        return PERIOD + "#" + period.firstDay() + "#" + period.label();
    }

    static Key headKey(ReportingPeriod period, int number) {
        return new Key(partition(period), HEAD_PREFIX + "%06d".formatted(number));
    }

    static String partPrefix(int number) {
        return "report#%06d#".formatted(number);
    }

    static ItemWriter writeHead(Edition edition) {
        return write(edition.head(), headKey(edition.report().period(), edition.number()));
    }

    /** The entry of the period in lists. */
    static ItemWriter writeNewest(Edition edition) {
        return write(edition.head(), new Key(partition(edition.report().period()), "newest"))
                .text(Index.LIST.hash(), PERIOD);
    }

    private static ItemWriter write(Edition.Head head, Key key) {
        return ItemWriter.at(key)
                .text(PERIOD, head.period().label())
                .text("zone", head.zone().getId())
                .number("number", head.number())
                .instant("madeAt", head.madeAt())
                .instant("dataUntil", head.dataUntil())
                .number("changes", head.changes());
    }

    static List<ItemWriter> writeParts(Edition edition) {
        var packed = StoredReport.pack(edition.report(), edition.changes());
        var partition = partition(edition.report().period());
        var parts = new ArrayList<ItemWriter>();
        for (var from = 0; from < packed.length; from += PART_BYTES) {
            var key = new Key(partition, partPrefix(edition.number()) + "%04d".formatted(parts.size()));
            parts.add(ItemWriter.at(key)
                    .bytes("part", Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PART_BYTES))));
        }
        return parts;
    }

    static Edition.Head readHead(ItemReader item) {
        return new Edition.Head(
                ReportingPeriod.parse(item.text(PERIOD)).orElseThrow(),
                ZoneId.of(item.text("zone")),
                item.integer("number"),
                item.instant("madeAt"),
                item.instant("dataUntil"),
                item.integer("changes"));
    }

    static Edition read(Edition.Head head, Stream<ItemReader> parts) {
        var packed = new ByteArrayOutputStream();
        parts.forEach(part -> packed.writeBytes(part.bytes("part")));
        var stored = StoredReport.unpack(packed.toByteArray());
        return new Edition(
                head.number(), head.madeAt(), head.dataUntil(), stored.report(head.period()), stored.listOfChanges());
    }
}
