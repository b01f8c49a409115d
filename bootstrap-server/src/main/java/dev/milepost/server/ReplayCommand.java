package dev.milepost.server;

import dev.milepost.adapters.http.geofile.GeoFile;
import dev.milepost.adapters.http.geofile.GeoFormat;
import dev.milepost.adapters.http.geofile.MalformedGeoFileException;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.domain.route.Design;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteDraft;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Progress;
import dev.milepost.domain.tracking.RouteMatcher;
import dev.milepost.domain.tracking.Track;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code ./milepost replay ROUTE TRACK…}: what the tracking rules make of recorded tracks, one JSON line a track. */
final class ReplayCommand {
    private static final double CORRIDOR_METRES = 80;
    private static final double SIMPLIFY_METRES = 5;
    private static final long MAX_FILE_BYTES = 256L * 1024 * 1024;
    /** A route counts as done within the noise of a good receiver from its end. */
    private static final double COMPLETE = 0.97;

    private final PrintStream out;

    ReplayCommand(PrintStream out) {
        this.out = out;
    }

    boolean run(List<String> files) {
        if (files.size() < 2) {
            throw new WrongUse("replay needs a route and at least one track: ./milepost replay ROUTE TRACK…");
        }
        var matcher = new RouteMatcher(route(files.getFirst()));
        // All are read before the first line is printed, so that a wrong name costs nothing.
        var tracks =
                files.stream().skip(1).map(name -> new Named(name, track(name))).toList();
        tracks.forEach(named -> out.println(line(named, matcher)));
        return true;
    }

    private record Named(String name, List<Fix> fixes) {}

    private record EpisodeJson(Instant from, Optional<Instant> to, double maxMetres) {}

    private record CheckpointJson(String name, Optional<Instant> reachedAt) {}

    private record LineJson(
            String track,
            int fixes,
            int accepted,
            double fraction,
            double distanceMetres,
            List<EpisodeJson> offRouteEpisodes,
            List<CheckpointJson> checkpoints,
            boolean completed) {}

    private static String line(Named named, RouteMatcher matcher) {
        var progress = matcher.match(Track.of(named.fixes())).progress();
        var json = new LineJson(
                named.name(),
                named.fixes().size(),
                progress.accepted(),
                rounded(progress.fraction(), 4),
                rounded(progress.distanceMetres(), 1),
                progress.offRouteEpisodes().stream().map(ReplayCommand::episode).toList(),
                progress.checkpoints().stream()
                        .map(each -> new CheckpointJson(each.name(), each.reachedAt()))
                        .toList(),
                isCompleted(progress));
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private static boolean isCompleted(Progress progress) {
        return progress.allCheckpointsReached() && progress.fraction() >= COMPLETE;
    }

    private static EpisodeJson episode(OffRouteEpisode episode) {
        return new EpisodeJson(episode.from(), episode.to(), rounded(episode.mostMetres(), 1));
    }

    private static double rounded(double value, int digits) {
        var step = Math.pow(10, digits);
        return Math.round(value * step) / step;
    }

    private static Route route(String name) {
        var file = read(name);
        if (file.path().size() < 2) {
            throw new WrongUse(name + " is no route: it has one point");
        }
        var path = new Polyline(file.path()).simplify(SIMPLIFY_METRES).points();
        var draft = new RouteDraft(file.name().orElse("Route"), path, List.of(), CORRIDOR_METRES);
        return switch (draft.design(new RouteId("replay"))) {
            case Design.Accepted accepted -> accepted.route();
            case Design.Refused refused ->
                throw new WrongUse(name + " is no route: "
                        + refused.flaws().getFirst().field() + " "
                        + refused.flaws().getFirst().message());
        };
    }

    private static List<Fix> track(String name) {
        var fixes = read(name).points().stream()
                .flatMap(point -> point.time().stream().map(time -> Fix.at(time, point.point())))
                .toList();
        if (fixes.isEmpty()) {
            throw new WrongUse(name + " is no track: its points have no times");
        }
        return fixes;
    }

    private static GeoFile read(String name) {
        var format = GeoFormat.ofFileName(name)
                .orElseThrow(() -> new WrongUse(name + " is not a .gpx, .geojson, .kml or .plt file"));
        try {
            var path = Path.of(name);
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new WrongUse(name + " is larger than " + MAX_FILE_BYTES + " bytes");
            }
            return format.read(Files.readAllBytes(path));
        } catch (NoSuchFileException missing) {
            throw new WrongUse(name + " does not exist");
        } catch (IOException unreadable) {
            throw new WrongUse(name + " can't be read: " + unreadable.getMessage());
        } catch (MalformedGeoFileException malformed) {
            throw new WrongUse(name + " can't be read: " + malformed.getMessage());
        }
    }
}
