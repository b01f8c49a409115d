import {get} from '../core/api.js';
import {mapDatum} from '../core/settings.js';
import {ol} from '../map/ol.js';
import {lineFeature} from '../map/route-layer.js';
import {token} from '../core/theme.js';

const MOST = 60;

/** The planned lines of the routes that are being driven, faintly: they give a map without streets its shape. */
export class Plans {
  /** @type {Set<string>} */
  #known = new Set();

  constructor() {
    this.source = new ol.source.Vector();
    this.layer = new ol.layer.Vector({source: this.source, zIndex: 4, style: () => new ol.style.Style({
      stroke: new ol.style.Stroke({color: `${token('map-route')}59`, width: 2.5, lineJoin: 'round', lineCap: 'round'}),
    })});
  }

  /** @param {string[]} routeIds being driven; each is read once */
  async show(routeIds) {
    for (const id of new Set(routeIds)) {
      if (!id || this.#known.has(id) || this.#known.size >= MOST) continue;
      this.#known.add(id);
      try {
        this.source.addFeature(lineFeature((await get(`/routes/${id}`, {datum: mapDatum()})).path, 'plan'));
      } catch (/** @type {any} */ fault) {
        this.#known.delete(id);
        console.info('no route:', fault.code);
        return;
      }
    }
  }
}
