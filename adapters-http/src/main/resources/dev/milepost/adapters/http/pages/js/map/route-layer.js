import {ol, toMap} from './ol.js';
import {token} from '../core/theme.js';

/**
 * @typedef {import('./geometry.js').Point} Point
 * @typedef {{name: string, lat: number, lon: number, radiusMetres: number, reached?: boolean}} Checkpoint
 */

/** @param {Point[]} points @param {string} kind @returns {any} */
export const lineFeature = (points, kind) =>
  new ol.Feature({geometry: new ol.geom.LineString(points.map(toMap)), kind});

/** @param {Checkpoint} checkpoint @param {number} index @returns {any} */
export function checkpointFeature(checkpoint, index) {
  const feature = new ol.Feature({geometry: new ol.geom.Point(toMap(checkpoint)), kind: 'checkpoint'});
  feature.setProperties({number: index + 1, reached: checkpoint.reached ?? false, radius: checkpoint.radiusMetres, lat: checkpoint.lat});
  return feature;
}

/** @param {number} metres @param {number} resolution of the map @param {number} lat @returns {number} pixels */
const pixels = (metres, resolution, lat) => metres / (resolution * Math.cos((lat * Math.PI) / 180));

/** @param {string} colour @param {number} width @param {number[]} [lineDash] */
const stroke = (colour, width, lineDash) => new ol.style.Stroke({color: colour, width, lineDash, lineCap: 'round', lineJoin: 'round'});

/** @param {string} hex #rrggbb @param {number} alpha */
const faded = (hex, alpha) => hex + Math.round(alpha * 255).toString(16).padStart(2, '0');

/** @param {any} feature @param {number} resolution */
function checkpointStyle(feature, resolution) {
  const reached = feature.get('reached');
  const colour = token(reached ? 'map-route-done' : 'map-route');
  return [
    new ol.style.Style({zIndex: 3, image: new ol.style.Circle({
      radius: Math.min(400, pixels(feature.get('radius'), resolution, feature.get('lat'))),
      stroke: stroke(faded(colour, 0.5), 1), fill: new ol.style.Fill({color: faded(colour, 0.1)}),
    })}),
    new ol.style.Style({
      zIndex: 6,
      image: new ol.style.Circle({radius: 11, fill: new ol.style.Fill({color: reached ? colour : token('map-halo')}), stroke: stroke(colour, 2.5)}),
      text: new ol.style.Text({
        text: reached ? '✓' : String(feature.get('number')), font: '700 11px system-ui, sans-serif',
        fill: new ol.style.Fill({color: reached ? token('map-halo') : colour}), offsetY: 0.5,
      }),
    }),
  ];
}

/** @param {any} feature @param {number} resolution */
function style(feature, resolution) {
  switch (feature.get('kind')) {
    case 'corridor':
      return new ol.style.Style({zIndex: 1, stroke: stroke(faded(token('map-route'), 0.14), Math.max(6, pixels(feature.get('width'), resolution, feature.get('lat'))))});
    case 'done':
      return new ol.style.Style({zIndex: 3, stroke: stroke(token('map-route-done'), 5)});
    case 'trail':
      return new ol.style.Style({zIndex: 4, stroke: stroke(token('map-trail'), 3)});
    case 'off':
      return new ol.style.Style({zIndex: 5, stroke: stroke(token('map-off'), 4)});
    case 'vertex':
      return new ol.style.Style({zIndex: 5, image: new ol.style.Circle({radius: 5, fill: new ol.style.Fill({color: token('map-halo')}), stroke: stroke(token('map-route'), 2)})});
    case 'checkpoint':
      return checkpointStyle(feature, resolution);
    default:
      return [
        new ol.style.Style({zIndex: 2, stroke: stroke(token('map-halo'), 6)}),
        new ol.style.Style({zIndex: 2, stroke: stroke(token('map-route'), 3, [1, 6])}),
        new ol.style.Style({zIndex: 2, stroke: stroke(faded(token('map-route'), 0.55), 3)}),
      ];
  }
}

/** A layer for a planned route and what became of it. */
export class RouteLayer {
  constructor() {
    this.source = new ol.source.Vector();
    this.layer = new ol.layer.Vector({source: this.source, zIndex: 5, style, updateWhileAnimating: true, updateWhileInteracting: true});
  }

  clear() {
    this.source.clear();
  }

  /**
   * @param {{path: Point[], checkpoints: Checkpoint[], corridorMetres: number}} route
   * @param {{done?: Point[], runs?: {off: boolean, points: Point[]}[]}} [actual]
   */
  show(route, {done, runs = []} = {}) {
    const corridor = lineFeature(route.path, 'corridor');
    corridor.setProperties({width: 2 * route.corridorMetres, lat: route.path[0].lat});
    this.source.clear();
    this.source.addFeatures([
      corridor,
      lineFeature(route.path, 'planned'),
      ...(done && done.length > 1 ? [lineFeature(done, 'done')] : []),
      ...runs.filter((run) => run.points.length > 1).map((run) => lineFeature(run.points, run.off ? 'off' : 'trail')),
      ...route.checkpoints.map(checkpointFeature),
    ]);
  }
}
