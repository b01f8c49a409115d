package dev.milepost.adapters.http.tracking;

import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.json.Timestamps;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an upload of positions token by token, without a tree between: this is the call that comes most often by far. Every flaw is
 * named by its path. Used for one body.
 */
final class PositionsReader {
    static final int MAX_POSITIONS = 1_000;

    private static final int MAX_FLAWS = 20;

    private final JsonParser json;
    private final Datum datum;
    private final FixSource source;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    private PositionsReader(JsonParser json, Datum datum, FixSource source) {
        this.json = json;
        this.datum = datum;
        this.source = source;
    }

    /**
     * The fixes in the order in which they stand there.
     *
     * @throws RequestRefused with status 400 and every flaw, at most {@value #MAX_FLAWS}
     */
    static List<Fix> read(byte[] body, Datum datum, FixSource source) {
        try (var json = Json.mapper().createParser(body)) {
            var reader = new PositionsReader(json, datum, source);
            reader.readBody();
            if (!reader.flaws.isEmpty()) {
                throw new RequestRefused(Problem.invalid(reader.flaws));
            }
            return reader.fixes;
        } catch (JacksonException malformed) {
            throw new RequestRefused(Json.malformed(malformed));
        }
    }

    private void readBody() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw refused("body", "must be an object");
        }
        var found = false;
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (name.equals("positions")) {
                found = true;
                readPositions(token);
            } else {
                flaw(name, "is not a known field");
                json.skipChildren();
            }
        }
        if (!found) {
            flaw("positions", "is required");
        }
        if (json.nextToken() != null) {
            throw refused("body", "must be one object");
        }
    }

    private void readPositions(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            throw refused("positions", "must be a list");
        }
        int count = 0;
        for (var next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (count == MAX_POSITIONS) {
                throw refused("positions", "must have 1 to " + MAX_POSITIONS + " elements");
            }
            readPosition(next, count++);
        }
        if (count == 0) {
            flaw("positions", "must have 1 to " + MAX_POSITIONS + " elements");
        }
    }

    private void readPosition(JsonToken token, int index) {
        if (token != JsonToken.START_OBJECT) {
            flaw("positions[" + index + "]", "must be an object");
            json.skipChildren();
            return;
        }
        var values = new Values();
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            readField(name, json.nextToken(), index, values);
        }
        values.toFix(index).ifPresent(fixes::add);
    }

    private void readField(String name, JsonToken token, int index, Values values) {
        switch (name) {
            case "recordedAt" -> values.recordedAt = time(token, index);
            case "lat" -> values.lat = number(token, index, name, -90, 90);
            case "lon" -> values.lon = number(token, index, name, -180, 180);
            case "accuracyMetres" -> values.accuracyMetres = measure(token, index, name, Measure.ACCURACY_METRES);
            case "speed" -> values.speed = measure(token, index, name, Measure.SPEED);
            case "bearing" -> values.bearing = measure(token, index, name, Measure.BEARING);
            case "altitude" -> values.altitude = measure(token, index, name, Measure.ALTITUDE);
            case "battery" -> values.battery = measure(token, index, name, Measure.BATTERY);
            case "mock" -> values.mock = truth(token, index);
            default -> {
                flaw(index, name, "is not a known field");
                json.skipChildren();
            }
        }
    }

    private Optional<Instant> time(JsonToken token, int index) {
        var time = token == JsonToken.VALUE_STRING
                ? Timestamps.parse(json.getString()).filter(Fix::isValidTime)
                : Optional.<Instant>empty();
        if (time.isEmpty()) {
            flaw(index, "recordedAt", "must be " + Timestamps.EXPECTED);
            json.skipChildren();
        }
        return time;
    }

    private OptionalDouble number(JsonToken token, int index, String name, double min, double max) {
        var value = token.isNumeric() ? json.getDoubleValue() : Double.NaN;
        if (value >= min && value <= max) {
            return OptionalDouble.of(value);
        }
        flaw(index, name, "must be a number between " + (int) min + " and " + (int) max);
        json.skipChildren();
        return OptionalDouble.empty();
    }

    private OptionalDouble measure(JsonToken token, int index, String name, Measure measure) {
        return token == JsonToken.VALUE_NULL
                ? OptionalDouble.empty()
                : number(token, index, name, measure.least(), measure.most());
    }

    private boolean truth(JsonToken token, int index) {
        if (!token.isBoolean() && token != JsonToken.VALUE_NULL) {
            flaw(index, "mock", "must be true or false");
            json.skipChildren();
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private void flaw(int index, String field, String message) {
        flaw("positions[" + index + "]." + field, message);
    }

    private void flaw(String path, String message) {
        if (flaws.size() < MAX_FLAWS) {
            flaws.add(new Flaw(path, message));
        }
    }

    private static RequestRefused refused(String path, String message) {
        return new RequestRefused(Problem.invalid(path, message));
    }

    /** The fields of one position, as far as they have been read. */
    private final class Values {
        private final int flawsBefore = flaws.size();
        private Optional<Instant> recordedAt = Optional.empty();
        private OptionalDouble lat = OptionalDouble.empty();
        private OptionalDouble lon = OptionalDouble.empty();
        private OptionalDouble accuracyMetres = OptionalDouble.empty();
        private OptionalDouble speed = OptionalDouble.empty();
        private OptionalDouble bearing = OptionalDouble.empty();
        private OptionalDouble altitude = OptionalDouble.empty();
        private OptionalDouble battery = OptionalDouble.empty();
        private boolean mock;

        Optional<Fix> toFix(int index) {
            if (flaws.size() > flawsBefore || flaws.size() == MAX_FLAWS) {
                return Optional.empty();
            }
            require(recordedAt.isPresent(), index, "recordedAt");
            require(lat.isPresent(), index, "lat");
            require(lon.isPresent(), index, "lon");
            return flaws.size() > flawsBefore
                    ? Optional.empty()
                    : Optional.of(new Fix(
                            recordedAt.orElseThrow(),
                            datum.toWgs84(new GeoPoint(lat.getAsDouble(), lon.getAsDouble())),
                            accuracyMetres,
                            speed,
                            bearing,
                            altitude,
                            battery,
                            mock,
                            source));
        }

        private void require(boolean present, int index, String field) {
            if (!present) {
                flaw(index, field, "is required");
            }
        }
    }
}
