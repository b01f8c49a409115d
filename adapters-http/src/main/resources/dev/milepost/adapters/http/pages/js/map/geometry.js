/**
 * Lengths and places on a path, in metres, on a plane that is good enough for showing (within a part in a thousand over 100 km).
 * What counts is computed by the server.
 *
 * @typedef {{lat: number, lon: number}} Point
 */

const METRES_PER_DEGREE = 111_194.93;

/** @param {number} lat */
const lonScale = (lat) => Math.cos((lat * Math.PI) / 180);

/** @param {Point} a @param {Point} b @returns {number} metres */
export function between(a, b) {
  const x = (b.lon - a.lon) * lonScale((a.lat + b.lat) / 2);
  return Math.hypot(x, b.lat - a.lat) * METRES_PER_DEGREE;
}

/** @param {Point} a @param {Point} b @returns {number} degrees clockwise from north, 0..360 */
export function bearing(a, b) {
  const x = (b.lon - a.lon) * lonScale((a.lat + b.lat) / 2);
  return ((Math.atan2(x, b.lat - a.lat) * 180) / Math.PI + 360) % 360;
}

/** @param {Point[]} path @returns {number} metres */
export const lengthOf = (path) => path.reduce((sum, point, i) => (i ? sum + between(path[i - 1], point) : 0), 0);

/** A path that can be asked where a point lies along it. */
export class Path {
  /** @param {Point[]} points */
  constructor(points) {
    this.points = points;
    /** @type {number[]} */
    this.along = [0];
    for (let i = 1; i < points.length; i++) this.along.push(this.along[i - 1] + between(points[i - 1], points[i]));
  }

  get length() {
    return this.along[this.along.length - 1];
  }

  /**
   * @param {Point} point @param {number} [from] metres along before which is not looked
   * @returns {{along: number, distance: number, point: Point, segment: number}} the nearest place on the path
   */
  nearest(point, from = 0) {
    const k = lonScale(point.lat);
    let best = {along: 0, distance: Infinity, point: this.points[0], segment: 0};
    for (let i = 1; i < this.points.length; i++) {
      if (this.along[i] < from) continue;
      const a = this.points[i - 1];
      const b = this.points[i];
      const dx = (b.lon - a.lon) * k;
      const dy = b.lat - a.lat;
      const px = (point.lon - a.lon) * k;
      const py = point.lat - a.lat;
      const square = dx * dx + dy * dy;
      const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
      const distance = Math.hypot(px - share * dx, py - share * dy) * METRES_PER_DEGREE;
      if (distance < best.distance) {
        best = {
          along: this.along[i - 1] + share * (this.along[i] - this.along[i - 1]),
          distance,
          point: {lat: a.lat + share * dy, lon: a.lon + share * (b.lon - a.lon)},
          segment: i - 1,
        };
      }
    }
    return best;
  }

  /** @param {number} metres along @returns {Point} */
  at(metres) {
    const i = this.along.findIndex((along) => along >= metres);
    if (i <= 0) return i === 0 ? this.points[0] : this.points[this.points.length - 1];
    const span = this.along[i] - this.along[i - 1];
    const share = span === 0 ? 0 : (metres - this.along[i - 1]) / span;
    const [a, b] = [this.points[i - 1], this.points[i]];
    return {lat: a.lat + share * (b.lat - a.lat), lon: a.lon + share * (b.lon - a.lon)};
  }

  /** @param {number} from metres @param {number} to metres @returns {Point[]} that part of the path */
  part(from, to) {
    const inner = this.points.filter((_, i) => this.along[i] > from && this.along[i] < to);
    return [this.at(from), ...inner, this.at(to)];
  }

  /** @param {Point[]} checkpoints in path order @returns {number[]} metres along for each */
  places(checkpoints) {
    let from = 0;
    return checkpoints.map((checkpoint) => (from = this.nearest(checkpoint, from).along));
  }
}

/**
 * Cuts a track into runs that lie within the corridor of a path and runs that don't.
 *
 * @template {Point} P
 * @param {P[]} track @param {Path} path @param {number} corridorMetres
 * @returns {{off: boolean, points: P[]}[]} each run begins where the one before ends
 */
export function runs(track, path, corridorMetres) {
  /** @type {{off: boolean, points: P[]}[]} */
  const found = [];
  for (const point of track) {
    const off = path.nearest(point).distance > corridorMetres;
    const last = found[found.length - 1];
    if (!last || last.off !== off) found.push({off, points: last ? [last.points[last.points.length - 1], point] : [point]});
    else last.points.push(point);
  }
  return found;
}
