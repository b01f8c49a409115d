package dev.milepost.domain.geo;

/**
 * The datum that coordinates are given in. Everything is kept in WGS-84; the two Chinese datums are converted at the edge.
 *
 * <p>GCJ-02 shifts WGS-84 by some hundred metres within China, BD-09 shifts GCJ-02 once more. Neither is published by its
 * authority; the formulas are those of the open libraries eviltransform, coordtransform and gcoord, whose published vectors they
 * reproduce. GCJ-02 has no closed inverse: it is found by fixed-point iteration, to a millimetre. BD-09 is turned back by the formula
 * that all libraries share, which is true to 0.2 m. A point outside the box 72.004–137.8347° E, 0.8293–55.8271° N is not shifted,
 * so that within a kilometre of that box's edge a conversion may have no inverse.
 */
public enum Datum {
    WGS84 {
        @Override
        public GeoPoint toWgs84(GeoPoint point) {
            return point;
        }

        @Override
        public GeoPoint fromWgs84(GeoPoint point) {
            return point;
        }
    },
    GCJ02 {
        @Override
        public GeoPoint toWgs84(GeoPoint point) {
            return ChinaShift.covers(point) ? ChinaShift.gcj02ToWgs84(point) : point;
        }

        @Override
        public GeoPoint fromWgs84(GeoPoint point) {
            return ChinaShift.covers(point) ? ChinaShift.wgs84ToGcj02(point) : point;
        }
    },
    BD09 {
        @Override
        public GeoPoint toWgs84(GeoPoint point) {
            return ChinaShift.covers(point) ? GCJ02.toWgs84(ChinaShift.bd09ToGcj02(point)) : point;
        }

        @Override
        public GeoPoint fromWgs84(GeoPoint point) {
            return ChinaShift.covers(point) ? ChinaShift.gcj02ToBd09(GCJ02.fromWgs84(point)) : point;
        }
    };

    /** The same place in WGS-84. */
    public abstract GeoPoint toWgs84(GeoPoint point);

    /** The same place, given in WGS-84, in this datum. */
    public abstract GeoPoint fromWgs84(GeoPoint point);
}
