package dev.milepost.adapters.http.pages;

import java.util.Optional;

/** Map tiles that the server itself gives out, as {@code /tiles/{z}/{x}/{y}}. Safe for concurrent use. */
public interface TileStore {
    /** The address of the tiles that {@link Pages} answers. */
    String ADDRESS = "/tiles/{z}/{x}/{y}";

    /**
     * Finds a tile of the Web Mercator grid, counted from the north-west as browsers do.
     *
     * @return empty where the store has none
     */
    Optional<Tile> find(int zoom, int x, int y);

    /**
     * A tile as it is sent.
     *
     * @param gzipped whether the content is compressed by itself, as vector tiles usually are
     */
    record Tile(String mediaType, boolean gzipped, byte[] content) {}
}
