import {ol, toMap, fromMap} from '../map/ol.js';
import {RouteLayer} from '../map/route-layer.js';
import {Path} from '../map/geometry.js';
import {t} from '../core/i18n.js';

/**
 * @typedef {import('./routes-page.js').Route} Route
 * @typedef {import('./routes-page.js').Checkpoint} Checkpoint
 * @typedef {import('../map/geometry.js').Point} Point
 * @typedef {{name: string, path: Point[], checkpoints: Checkpoint[], corridorMetres: number, mode: "path" | "checkpoints", length: number, canUndo: boolean, adding: boolean}} Draft
 */

const RADIUS_METRES = 40;
const CORRIDOR_METRES = 80;
const MOST_UNDO = 100;
const NEAR_PIXELS = 14;

/**
 * Draws and changes a route on a map. A click adds a point at the end or, on the line, where it was clicked; points are dragged; Alt-click
 * or a right click takes one away. Checkpoints stay on the line. Fires `change`.
 */
export class RouteEditor extends EventTarget {
  /** @type {Point[]} */
  #path;
  /** @type {Checkpoint[]} */
  #checkpoints;
  /** @type {{path: Point[], checkpoints: Checkpoint[]}[]} */
  #past = [];
  #layer = new RouteLayer();
  /** @type {"path" | "checkpoints"} */
  #mode = 'path';
  /** @type {{kind: "point" | "checkpoint", index: number} | null} */
  #held = null;
  /** @type {any} */
  #map;
  /** @type {any[]} */
  #keys = [];

  /** @param {any} map @param {Route | null} original to go on from */
  constructor(map, original) {
    super();
    this.#map = map;
    this.original = original;
    this.name = original?.name ?? '';
    this.corridorMetres = original?.corridorMetres ?? CORRIDOR_METRES;
    this.#path = original ? [...original.path] : [];
    this.#checkpoints = original ? original.checkpoints.map((c) => ({...c})) : [];
    map.addLayer(this.#layer.layer);
    this.#drag = new ol.interaction.Pointer({
      handleDownEvent: (/** @type {any} */ e) => this.#grab(e), handleDragEvent: (/** @type {any} */ e) => this.#move(e), handleUpEvent: () => this.#drop(),
    });
    map.addInteraction(this.#drag);
    map.getInteractions().forEach((/** @type {any} */ i) => i instanceof ol.interaction.DoubleClickZoom && i.setActive(false));
    this.#keys.push(map.on('click', (/** @type {any} */ e) => this.#click(e)));
    map.getViewport().addEventListener('contextmenu', this.#away);
    map.getTargetElement().addEventListener('keydown', this.#typed);
    this.#draw();
  }

  /** @type {any} */
  #drag;

  /** @returns {Draft} */
  get draft() {
    return {name: this.name, path: this.#path, checkpoints: this.#checkpoints, corridorMetres: this.corridorMetres, mode: this.#mode,
      length: this.#path.length > 1 ? new Path(this.#path).length : 0, canUndo: this.#past.length > 0, adding: this.#path.length < 2};
  }

  /** What the API takes. */
  toRoute() {
    return {name: this.name.trim(), path: this.#path, checkpoints: this.#checkpoints, corridorMetres: this.corridorMetres};
  }

  dispose() {
    this.#map.removeLayer(this.#layer.layer);
    this.#map.removeInteraction(this.#drag);
    this.#map.getInteractions().forEach((/** @type {any} */ i) => i instanceof ol.interaction.DoubleClickZoom && i.setActive(true));
    this.#keys.forEach((key) => ol.Observable.unByKey(key));
    this.#map.getViewport().removeEventListener('contextmenu', this.#away);
    this.#map.getTargetElement()?.removeEventListener('keydown', this.#typed);
  }

  /** @param {{name?: string, corridorMetres?: number, mode?: "path" | "checkpoints"}} change */
  change({name, corridorMetres, mode}) {
    if (name !== undefined) this.name = name;
    if (corridorMetres) this.corridorMetres = corridorMetres;
    if (mode) this.#mode = mode;
    this.#draw();
  }

  undo() {
    const last = this.#past.pop();
    if (last) ({path: this.#path, checkpoints: this.#checkpoints} = last);
    this.#draw();
  }

  /** @param {number} index @param {Partial<Checkpoint>} change */
  changeCheckpoint(index, change) {
    this.#checkpoints = this.#checkpoints.map((one, i) => (i === index ? {...one, ...change} : one));
    this.#draw();
  }

  /** @param {number} index */
  removeCheckpoint(index) {
    this.#keepPast();
    this.#checkpoints = this.#checkpoints.filter((_, i) => i !== index);
    this.#draw();
  }

  /** Adds what the mode says in the middle of the map: what a click does, for the keyboard. */
  addAtCentre() {
    this.#add(fromMap(this.#map.getView().getCenter()));
  }

  #keepPast() {
    this.#past = [...this.#past.slice(-MOST_UNDO + 1), {path: this.#path, checkpoints: this.#checkpoints}];
  }

  /** @param {Point} point */
  #add(point) {
    this.#keepPast();
    if (this.#mode === 'checkpoints') this.#addCheckpoint(point);
    else {
      const near = this.#path.length > 1 ? new Path(this.#path).nearest(point) : null;
      if (near && near.distance < this.#metres(NEAR_PIXELS)) this.#path = [...this.#path.slice(0, near.segment + 1), near.point, ...this.#path.slice(near.segment + 1)];
      else this.#path = [...this.#path, point];
    }
    this.#draw();
  }

  /** @param {Point} point */
  #addCheckpoint(point) {
    if (this.#path.length < 2) return;
    const path = new Path(this.#path);
    const at = path.nearest(point);
    const places = path.places(this.#checkpoints);
    const index = places.filter((along) => along <= at.along).length;
    const added = {name: t.routes.checkpointName(this.#checkpoints.length + 1), lat: round(at.point.lat), lon: round(at.point.lon), radiusMetres: RADIUS_METRES, dwellSeconds: 0};
    this.#checkpoints = [...this.#checkpoints.slice(0, index), added, ...this.#checkpoints.slice(index)];
  }

  /** @param {any} event */
  #click(event) {
    const hit = this.#hit(event.pixel);
    if (event.originalEvent.altKey && hit) this.#take(hit);
    else if (!hit) this.#add(fromMap(event.coordinate));
  }

  /** @param {MouseEvent} event */
  #away = (event) => {
    event.preventDefault();
    const hit = this.#hit(this.#map.getEventPixel(event));
    if (hit) this.#take(hit);
  };

  /** @param {KeyboardEvent} event */
  #typed = (event) => {
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) this.undo();
    else if (event.key === 'Enter') this.addAtCentre();
    else return;
    event.preventDefault();
  };

  /** @param {{kind: "point" | "checkpoint", index: number}} hit */
  #take(hit) {
    if (hit.kind === 'checkpoint') {
      this.removeCheckpoint(hit.index);
      return;
    }
    this.#keepPast();
    this.#path = this.#path.filter((_, i) => i !== hit.index);
    this.#snapAll();
    this.#draw();
  }

  /** @param {number[]} pixel @returns {{kind: "point" | "checkpoint", index: number} | null} */
  #hit(pixel) {
    const near = (/** @type {Point} */ point) => {
      const at = this.#map.getPixelFromCoordinate(toMap(point));
      return at && Math.hypot(at[0] - pixel[0], at[1] - pixel[1]) < NEAR_PIXELS;
    };
    const checkpoint = this.#checkpoints.findIndex(near);
    if (checkpoint >= 0) return {kind: 'checkpoint', index: checkpoint};
    const point = this.#mode === 'path' ? this.#path.findIndex(near) : -1;
    return point >= 0 ? {kind: 'point', index: point} : null;
  }

  /** @param {any} event */
  #grab(event) {
    if (event.originalEvent.button !== 0 || event.originalEvent.altKey) return false;
    this.#held = this.#hit(event.pixel);
    if (this.#held) this.#keepPast();
    return this.#held !== null;
  }

  /** @param {any} event */
  #move(event) {
    const held = this.#held;
    if (!held) return;
    const point = fromMap(event.coordinate);
    if (held.kind === 'point') this.#path = this.#path.map((one, i) => (i === held.index ? point : one));
    else {
      const at = new Path(this.#path).nearest(point).point;
      this.#checkpoints = this.#checkpoints.map((one, i) => (i === held.index ? {...one, lat: round(at.lat), lon: round(at.lon)} : one));
    }
    this.#draw();
  }

  #drop() {
    if (this.#held?.kind === 'point') this.#snapAll();
    if (this.#held?.kind === 'checkpoint') this.#sort();
    this.#held = null;
    this.#draw();
    return false;
  }

  /** Checkpoints go with the line. */
  #snapAll() {
    if (this.#path.length < 2) {
      this.#checkpoints = [];
      return;
    }
    const path = new Path(this.#path);
    this.#checkpoints = this.#checkpoints.map((one) => {
      const at = path.nearest(one).point;
      return {...one, lat: round(at.lat), lon: round(at.lon)};
    });
  }

  /** A checkpoint that was dragged past another is now behind it. */
  #sort() {
    const path = new Path(this.#path);
    this.#checkpoints = this.#checkpoints.map((one) => ({one, along: path.nearest(one).along})).sort((a, b) => a.along - b.along).map(({one}) => one);
  }

  /** @param {number} pixels */
  #metres(pixels) {
    const view = this.#map.getView();
    return pixels * view.getResolution() * Math.cos((fromMap(view.getCenter()).lat * Math.PI) / 180);
  }

  #draw() {
    if (this.#path.length > 1) this.#layer.show({path: this.#path, checkpoints: this.#checkpoints, corridorMetres: this.corridorMetres});
    else this.#layer.clear();
    this.#layer.source.addFeatures(this.#path.map((point) => new ol.Feature({geometry: new ol.geom.Point(toMap(point)), kind: 'vertex'})));
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {number} degrees to a centimetre, as the API keeps it */
const round = (degrees) => Math.round(degrees * 1e7) / 1e7;
