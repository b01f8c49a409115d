package dev.milepost.adapters.http.tracking;

import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Items;
import dev.milepost.adapters.http.json.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Positions as a client sends them: for descriptions, as {@link PositionsReader} reads them faster than by this record. */
record PositionsJson(
        @Items(min = 1, max = PositionsReader.MAX_POSITIONS) List<PositionJson> positions) {
    /** One reading of a position. */
    record PositionJson(
            @About("By the phone's clock") Instant recordedAt,

            @About("Degrees north") @Range(min = -90, max = 90)
            double lat,

            @About("Degrees east") @Range(min = -180, max = 180)
            double lon,

            @About("Radius of 68 % probability") @Range(min = 0, max = 100_000)
            Optional<Double> accuracyMetres,

            @About("Metres a second") @Range(min = 0, max = 1_000)
            Optional<Double> speed,

            @About("Degrees clockwise from north") @Range(min = 0, max = 360)
            Optional<Double> bearing,

            @About("Metres") @Range(min = -1_000, max = 100_000)
            Optional<Double> altitude,

            @About("Percent") @Range(min = 0, max = 100) Optional<Double> battery,

            @About("The phone says that the position was made up")
            Optional<Boolean> mock) {}
}
