package dev.milepost.adapters.http.live;

import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.tracking.ProgressJson;
import dev.milepost.application.port.LiveChange;
import dev.milepost.application.tracking.TrackingQueries.View;
import dev.milepost.domain.geo.Datum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What viewers are told: {@code {"type", "cursor", "items": [progress …]}}. Made into text once for each datum, for however many viewers.
 * Safe for concurrent use.
 */
public final class LiveMessage {
    private final Type type;
    private final Content content;
    private final Map<Datum, String> texts = new ConcurrentHashMap<>();

    /** What a message is about, the less urgent first. */
    public enum Type {
        /** Every started task: what was told before is void. */
        SNAPSHOT,
        /** All that has changed since the cursor that the viewer came back with. */
        RESUMED,
        /** A courier has got on. */
        PROGRESS,
        /** An alert of the task was raised or cleared. */
        ALERT,
        /** The task has been started, or has ended. */
        TASK;

        /** What a change of a task is to those who have been told of it before; empty if they haven't. */
        static Type of(Optional<LiveChange> known, LiveChange now) {
            if (known.isEmpty() || now.progress().hasEnded()) {
                return TASK;
            }
            return known.get().alerts().equals(now.alerts()) ? PROGRESS : ALERT;
        }

        private String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Content(String cursor, List<View> views, Map<Datum, String> members) {
        String json(Datum datum) {
            return members.computeIfAbsent(datum, this::write);
        }

        private String write(Datum datum) {
            var items = views.stream().map(view -> ProgressJson.of(view, datum)).toList();
            return new String(Json.write(new Members(cursor, items)), StandardCharsets.UTF_8).substring(1);
        }
    }

    private record Members(String cursor, List<ProgressJson> items) {}

    private LiveMessage(Type type, Content content) {
        this.type = type;
        this.content = content;
    }

    /** @param cursor of a viewer who has got this message and those before it */
    public static LiveMessage of(Type type, String cursor, List<View> views) {
        return new LiveMessage(type, new Content(cursor, List.copyOf(views), new ConcurrentHashMap<>()));
    }

    /** Whether it tells all of its viewer's tasks at once, so that what waits before it need not be told any more. */
    boolean isWhole() {
        return type == Type.SNAPSHOT || type == Type.RESUMED;
    }

    /** What it is about: a task, or all. Of two messages with the same key the later holds all that the earlier did. */
    String key() {
        return isWhole() ? "" : content.views().getFirst().taskId().value();
    }

    /** This message, as urgent as an earlier one of the same key that was never sent. */
    LiveMessage insteadOf(LiveMessage earlier) {
        return earlier.type.compareTo(type) > 0 ? new LiveMessage(earlier.type, content) : this;
    }

    /** The same, of another cursor. */
    LiveMessage withCursor(String cursor) {
        return of(type, cursor, content.views());
    }

    /** How long it is as UTF-8; in another datum it may be a little longer. */
    int bytes() {
        return text(Datum.WGS84).getBytes(StandardCharsets.UTF_8).length;
    }

    /** As JSON, with coordinates in this datum. */
    public String text(Datum datum) {
        return texts.computeIfAbsent(datum, wanted -> "{\"type\":\"" + type.json() + "\"," + content.json(wanted));
    }
}
