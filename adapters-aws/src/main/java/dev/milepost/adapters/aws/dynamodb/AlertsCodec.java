package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.tracking.Alert;
import dev.milepost.domain.tracking.Alerts;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The alerts of a task in few bytes, since each upload writes them anew. */
final class AlertsCodec {
    private AlertsCodec() {}

    static byte[] encode(Alerts alerts) {
        var out = new PackedWriter().whole(alerts.items().size());
        alerts.items()
                .forEach(alert -> out.whole(alert.kind().ordinal())
                        .instant(Optional.of(alert.since()), Instant.EPOCH)
                        .instant(alert.clearedAt(), alert.since()));
        return out.bytes();
    }

    static Alerts decode(byte[] bytes) {
        var in = new PackedReader(bytes);
        return new Alerts(Stream.generate(() -> alert(in)).limit(in.whole()).toList());
    }

    private static Alert alert(PackedReader in) {
        var kind = Alert.Kind.values()[in.integer()];
        var since = in.instant(Instant.EPOCH).orElseThrow();
        return new Alert(kind, since, in.instant(since));
    }
}
