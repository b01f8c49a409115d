import {ol, toMap} from './ol.js';
import {token} from '../core/theme.js';

/**
 * @typedef {object} Marker
 * @property {string} id
 * @property {{lat: number, lon: number}} position
 * @property {number | null} heading degrees clockwise from north
 * @property {"good" | "warn" | "bad" | "idle" | "grey"} tone
 * @property {boolean} offRoute
 * @property {boolean} silent
 * @property {string} label
 *
 * @typedef {Marker & {from: number[], to: number[], since: number}} Moving
 */

const GLIDE_MS = 1800;
const SIZE = 30;
const LABELS_BELOW_RESOLUTION = 12;
const MOST_LABELS = 80;

/**
 * Couriers, drawn straight onto a canvas: a thousand of them glide from position to position without a feature, a style or an
 * index to keep up.
 */
export class CourierLayer {
  /** @type {Map<string, Moving>} */
  #couriers = new Map();
  /** @type {Map<string, HTMLCanvasElement>} */
  #sprites = new Map();
  #still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #movingUntil = 0;
  /** @type {string | null} */
  selected = null;

  #glide;

  /** @param {number} [glide] milliseconds that the way to a new position takes; 0 jumps */
  constructor(glide = GLIDE_MS) {
    this.#glide = this.#still ? 0 : glide;
    this.canvas = document.createElement('canvas');
    // The style sheet of OpenLayers takes all styles from canvases but those of their own.
    Object.assign(this.canvas.style, {position: 'absolute', inset: '0', width: '100%', height: '100%', pointerEvents: 'none'});
    this.layer = new ol.layer.Layer({zIndex: 10, render: (/** @type {any} */ frame) => this.#render(frame)});
  }

  /** @param {Marker[]} markers all that are to be seen */
  show(markers) {
    const now = performance.now();
    const next = new Map();
    for (const marker of markers) {
      const to = toMap(marker.position);
      const known = this.#couriers.get(marker.id);
      if (known && known.to[0] === to[0] && known.to[1] === to[1]) next.set(marker.id, {...known, ...marker});
      else next.set(marker.id, {...marker, from: known ? this.#where(known, now) : to, to, since: now});
    }
    this.#couriers = next;
    this.#movingUntil = now + this.#glide;
    this.layer.changed();
  }

  /** Colours have changed. */
  recolour() {
    this.#sprites.clear();
    this.layer.changed();
  }

  /** @param {string} id @returns {number[] | null} where it is drawn now */
  place(id) {
    const courier = this.#couriers.get(id);
    return courier ? this.#where(courier, performance.now()) : null;
  }

  /** @param {number[]} coordinate @param {number} resolution @returns {string | null} the courier that is drawn there */
  at(coordinate, resolution) {
    const now = performance.now();
    let best = null;
    let nearest = 22 * resolution;
    for (const courier of this.#couriers.values()) {
      const [x, y] = this.#where(courier, now);
      const distance = Math.hypot(x - coordinate[0], y - coordinate[1]);
      if (distance < nearest) [best, nearest] = [courier.id, distance];
    }
    return best;
  }

  /** @param {Moving} courier @param {number} now */
  #where(courier, now) {
    const share = this.#glide ? Math.min(1, (now - courier.since) / this.#glide) : 1;
    return [courier.from[0] + share * (courier.to[0] - courier.from[0]), courier.from[1] + share * (courier.to[1] - courier.from[1])];
  }

  /** @param {any} frame */
  #render(frame) {
    const [width, height] = frame.size;
    const ratio = frame.pixelRatio;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const now = performance.now();
    const [a, b, c, d, e, f] = frame.coordinateToPixelTransform;
    /** @type {[Moving, number, number][]} */
    const seen = [];
    for (const courier of this.#couriers.values()) {
      const [mx, my] = this.#where(courier, now);
      const x = a * mx + c * my + e;
      const y = b * mx + d * my + f;
      if (x < -SIZE || y < -SIZE || x > width + SIZE || y > height + SIZE) continue;
      seen.push([courier, x, y]);
    }
    const labelled = frame.viewState.resolution < LABELS_BELOW_RESOLUTION && seen.length <= MOST_LABELS;
    for (const [courier, x, y] of seen) this.#draw(context, courier, x, y, ratio);
    for (const [courier, x, y] of seen) if (labelled || courier.id === this.selected) this.#label(context, courier, x, y);
    if (now < this.#movingUntil) this.layer.getMapInternal()?.render();
    return this.canvas;
  }

  /** @param {CanvasRenderingContext2D} context @param {Moving} courier @param {number} x @param {number} y @param {number} ratio */
  #draw(context, courier, x, y, ratio) {
    const chosen = courier.id === this.selected;
    const sprite = this.#sprite(courier, chosen, ratio);
    const size = sprite.width / ratio;
    const turn = courier.heading === null || courier.offRoute ? 0 : (courier.heading * Math.PI) / 180;
    context.save();
    context.translate(x, y);
    context.rotate(turn);
    context.drawImage(sprite, -size / 2, -size / 2, size, size);
    context.restore();
  }

  /** @param {CanvasRenderingContext2D} context @param {Moving} courier @param {number} x @param {number} y */
  #label(context, courier, x, y) {
    context.font = '600 12px system-ui, sans-serif';
    context.textAlign = 'center';
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = token('map-halo');
    context.fillStyle = token('ink');
    context.strokeText(courier.label, x, y + 26);
    context.fillText(courier.label, x, y + 26);
  }

  /** @param {Moving} courier @param {boolean} chosen @param {number} ratio @returns {HTMLCanvasElement} drawn once for each look */
  #sprite(courier, chosen, ratio) {
    const look = [courier.tone, courier.offRoute, courier.silent, courier.heading !== null, chosen, ratio].join();
    const known = this.#sprites.get(look);
    if (known) return known;
    const canvas = document.createElement('canvas');
    const size = chosen ? SIZE * 1.4 : SIZE;
    canvas.width = canvas.height = Math.ceil(size * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.scale(canvas.width / SIZE, canvas.width / SIZE);
    paint(context, courier);
    this.#sprites.set(look, canvas);
    return canvas;
  }
}

/** Shape says what colour says: a diamond is off the route, a ring is silent, the rest are discs that point where they go.
 *  @param {CanvasRenderingContext2D} context @param {Marker} marker */
function paint(context, marker) {
  const colour = token(marker.tone === 'grey' ? 'idle' : marker.tone === 'idle' ? 'info' : marker.tone);
  const middle = SIZE / 2;
  context.translate(middle, middle);
  context.lineWidth = 2;
  context.strokeStyle = token('map-halo');
  context.fillStyle = colour;
  if (marker.offRoute) {
    context.rotate(Math.PI / 4);
    context.beginPath();
    context.rect(-7, -7, 14, 14);
    context.fill();
    context.stroke();
    return;
  }
  if (marker.heading !== null && !marker.silent) {
    context.beginPath();
    context.moveTo(0, -13.5);
    context.lineTo(6, -6);
    context.lineTo(-6, -6);
    context.closePath();
    context.fill();
    context.stroke();
  }
  context.beginPath();
  context.arc(0, 0, 8, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  if (marker.silent) {
    context.fillStyle = token('map-halo');
    context.beginPath();
    context.arc(0, 0, 4, 0, 2 * Math.PI);
    context.fill();
  }
}
