package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The packed part of a track: a row for each ten minutes that have fixes, as {@link TrackCodec} packs them, under a version. */
final class TrackChunks {
    static final long SPAN_MILLIS = 600_000;

    private final Handle handle;
    private final int track;

    /** @param handle in a transaction that holds the track's row, where chunks are changed */
    TrackChunks(Handle handle, int track) {
        this.handle = handle;
        this.track = track;
    }

    private record Chunk(int version, Track fixes) {}

    static int span(Fix fix) {
        return span(fix.recordedAt().toEpochMilli());
    }

    static int span(long millis) {
        return Math.toIntExact(Math.floorDiv(millis, SPAN_MILLIS));
    }

    /** Adds fixes, each to the chunk that it belongs to. @return those for whose instant there was none */
    List<Fix> add(Collection<Fix> fixes) {
        var added = new ArrayList<Fix>();
        fixes.stream()
                .collect(Collectors.groupingBy(TrackChunks::span, TreeMap::new, Collectors.toList()))
                .forEach((span, together) -> added.addAll(add(span, together)));
        return added;
    }

    private List<Fix> add(int span, List<Fix> fixes) {
        var found = find(span);
        var known = found.map(Chunk::fixes).orElse(Track.EMPTY);
        var instants = known.fixes().stream().map(Fix::recordedAt).collect(Collectors.toSet());
        var added = Track.of(fixes).fixes().stream()
                .filter(fix -> !instants.contains(fix.recordedAt()))
                .toList();
        if (!added.isEmpty()) {
            put(span, found.map(Chunk::version).orElse(0), known.with(added));
        }
        return added;
    }

    private Optional<Chunk> find(int span) {
        return handle.createQuery("select version, packed from track_chunks where track = :track and span = :span")
                .bind("track", track)
                .bind("span", span)
                .map((row, context) -> new Chunk(row.getInt("version"), TrackCodec.decode(row.getBytes("packed"))))
                .findOne();
    }

    private void put(int span, int version, Track fixes) {
        var put = handle.createUpdate("""
                        insert into track_chunks as known (track, span, version, fixes, packed)
                        values (:track, :span, 1, :fixes, :packed)
                        on conflict (track, span) do update set version = known.version + 1, fixes = excluded.fixes,
                            packed = excluded.packed
                        where known.version = :version
                        """)
                .bind("track", track)
                .bind("span", span)
                .bind("fixes", fixes.fixes().size())
                .bind("packed", TrackCodec.encode(fixes))
                .bind("version", version)
                .execute();
        if (put == 0) {
            throw new IllegalStateException("a chunk was changed by somebody who doesn't hold its track");
        }
    }

    /** The fixes of the chunks that have any with {@code from <= recordedAt < to}, in milliseconds, and others beside them. */
    List<Fix> read(long from, long to) {
        return handle
                .createQuery("""
                        select packed from track_chunks where track = :track and span >= :first and span <= :last order by span
                        """)
                .bind("track", track)
                .bind("first", span(from))
                .bind("last", span(to))
                .map((row, context) -> TrackCodec.decode(row.getBytes("packed")).fixes())
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
