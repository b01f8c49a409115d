import {ol} from './ol.js';
import {token} from '../core/theme.js';

/** Where the Mercator projection ends. */
const MAX_LAT = 85;

/** @param {string} text @param {number} precision @returns {number[][]} a ring in the projection of the map (Google's polyline encoding, lon first) */
function decode(text, precision) {
  const ring = [];
  let lon = 0;
  let lat = 0;
  let i = 0;
  const next = () => {
    let value = 0;
    let shift = 0;
    let chunk;
    do {
      chunk = text.charCodeAt(i++) - 63;
      value |= (chunk & 31) << shift;
      shift += 5;
    } while (chunk >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (i < text.length) {
    lon += next();
    lat += next();
    ring.push(ol.proj.fromLonLat([lon / precision, Math.max(-MAX_LAT, Math.min(MAX_LAT, lat / precision))]));
  }
  return ring;
}

/** @type {Promise<any[]> | null} */
let features = null;

/** Land areas of Natural Earth, read once a visit. */
function land() {
  features ??= fetch('/data/land.json')
    .then((response) => response.json())
    .then(({precision, polygons}) => polygons.map((/** @type {string[]} */ rings) =>
      new ol.Feature(new ol.geom.Polygon(rings.map((ring) => decode(ring, precision))))))
    .catch((fault) => {
      console.info('no land areas:', fault.message);
      features = null;
      return [];
    });
  return features;
}

/** A layer of land areas in the colours of the theme. */
export function landLayer() {
  const source = new ol.source.Vector();
  const layer = new ol.layer.Vector({source, zIndex: 0, style: () => new ol.style.Style({
    fill: new ol.style.Fill({color: token('map-land')}),
    stroke: new ol.style.Stroke({color: token('map-coast'), width: 1}),
  })});
  void land().then((all) => source.addFeatures(all.map((feature) => feature.clone())));
  return layer;
}
