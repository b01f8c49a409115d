import {ol, toMap} from './ol.js';
import {landLayer} from './land.js';
import {settings} from '../core/settings.js';
import {theme, token} from '../core/theme.js';
import {recall, remember} from '../core/storage.js';
import {t} from '../core/i18n.js';

/** The operator's tiles, if there are any. */
function tileLayers() {
  const {tiles} = settings;
  if (!tiles) return [];
  const shared = {url: tiles.url, maxZoom: tiles.maxZoom, attributions: tiles.attribution || undefined};
  return [
    tiles.kind === 'vector'
      ? new ol.layer.VectorTile({zIndex: 1, declutter: true, source: new ol.source.VectorTile({...shared, format: new ol.format.MVT()}), style: vectorTileStyle})
      : new ol.layer.Tile({zIndex: 1, source: new ol.source.XYZ({...shared, crossOrigin: 'anonymous'})}),
  ];
}

/** Streets and water of any schema, plainly: what has a line is a line, what has an area is an area. */
const vectorTileStyle = (/** @type {any} */ feature) => {
  const water = /water|ocean|river|lake/.test(`${feature.get('layer')} ${feature.get('class') ?? ''}`);
  const stroke = new ol.style.Stroke({color: token(water ? 'map-coast' : 'line-strong'), width: water ? 1 : 0.8});
  return feature.getGeometry().getType().endsWith('Polygon')
    ? new ol.style.Style({fill: new ol.style.Fill({color: token(water ? 'map-water' : 'map-land')})})
    : new ol.style.Style({stroke});
};

/** Meridians and parallels, with their degrees at the edge. */
const graticule = () => new ol.layer.Graticule({
  zIndex: 2,
  strokeStyle: new ol.style.Stroke({color: token('map-grid'), width: 1}),
  showLabels: true,
  wrapX: true,
  lonLabelStyle: labelStyle('bottom'),
  latLabelStyle: labelStyle('middle'),
});

/** @param {CanvasTextBaseline} textBaseline */
const labelStyle = (textBaseline) => new ol.style.Text({
  font: '11px system-ui, sans-serif', textBaseline, textAlign: textBaseline === 'middle' ? 'end' : 'center',
  fill: new ol.style.Fill({color: token('ink-3')}),
  stroke: new ol.style.Stroke({color: token('map-halo'), width: 3}),
});

/**
 * A map that works without any tile server: land, graticule, scale, and what is put on it.
 *
 * @param {HTMLElement} target
 * @param {{keep?: string, layers?: any[], compact?: boolean}} [options] `keep`: under which name the view is remembered
 * @returns {any} an `ol.Map`; call `dispose` on it when done
 */
export function createMap(target, {keep, layers = [], compact = false} = {}) {
  const kept = keep ? recall(`view.${keep}`) : null;
  const view = new ol.View({center: kept?.center ?? toMap({lat: 25, lon: 60}), zoom: kept?.zoom ?? 2, minZoom: 1, maxZoom: 20, enableRotation: false});
  const controls = [
    new ol.control.Attribution({collapsible: false, attributions: undefined}),
    new ol.control.ScaleLine({minWidth: 70}),
    ...(compact ? [] : [new ol.control.Zoom({zoomInTipLabel: t.map.zoomIn, zoomOutTipLabel: t.map.zoomOut})]),
  ];
  const map = new ol.Map({target, view, controls, layers: [landLayer(), ...tileLayers(), ...layers], moveTolerance: 4});
  let grid = graticule();
  if (!compact) map.addLayer(grid);
  const recolour = () => {
    if (!compact) {
      map.removeLayer(grid);
      grid = graticule();
      map.addLayer(grid);
    }
    map.getLayers().forEach((/** @type {any} */ layer) => layer.changed());
  };
  theme.addEventListener('change', recolour);
  map.addEventListener('dispose', () => theme.removeEventListener('change', recolour));
  if (keep) map.on('moveend', () => remember(`view.${keep}`, {center: view.getCenter(), zoom: view.getZoom()}));
  label(target);
  if (settings.mapReview) showReview(target);
  return map;
}

/** @param {HTMLElement} target */
function label(target) {
  target.tabIndex = 0;
  target.setAttribute('role', 'application');
  target.setAttribute('aria-label', t.map.label);
}

/** @param {HTMLElement} target */
function showReview(target) {
  const note = document.createElement('span');
  note.className = 'map-review';
  note.textContent = settings.mapReview;
  target.append(note);
}

/**
 * Shows all of some points.
 *
 * @param {any} map @param {{lat: number, lon: number}[]} points @param {number[]} [padding] pixels: top, right, bottom, left
 */
export function fit(map, points, padding = [48, 48, 48, 48]) {
  if (!points.length) return;
  const extent = ol.extent.boundingExtent(points.map(toMap));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  map.getView().fit(extent, {padding, maxZoom: 17, duration: still ? 0 : 350});
}
