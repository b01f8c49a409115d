package dev.milepost.adapters.http.tracking;

import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.util.ArrayList;

/** A track without the fixes that its line can do without. */
final class SimplifiedTrack {
    private SimplifiedTrack() {}

    /** @param toleranceMetres how far a fix that is left out may lie from the line that is left */
    static Track of(Track track, double toleranceMetres) {
        var fixes = track.fixes();
        if (fixes.size() < 3) {
            return track;
        }
        var line = new Polyline(fixes.stream().map(Fix::point).toList()).simplify(toleranceMetres);
        var kept = new ArrayList<Fix>();
        var next = line.points().iterator();
        var wanted = next.next();
        for (var fix : fixes) {
            if (fix.point().equals(wanted)) {
                kept.add(fix);
                if (!next.hasNext()) {
                    break;
                }
                wanted = next.next();
            }
        }
        // Of several fixes at the last place, the walk above keeps the first; the track ends with the last.
        kept.add(fixes.getLast());
        return Track.of(kept);
    }
}
