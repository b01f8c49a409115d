import {Part, html} from '../../js/ui/part.js';
import {settings} from '../../js/core/settings.js';
import {t} from '../../js/core/i18n.js';
import {toGcj02} from '../../js/map/datum.js';

/** @type {Promise<any> | null} */
let loading = null;

/** OpenLayers and what is built on it, loaded with the first map. */
function maps() {
  loading ??= new Promise((resolve, reject) => {
    const style = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/lib/ol/ol.css'});
    const script = Object.assign(document.createElement('script'), {src: '/lib/ol/dist/ol.js'});
    script.onload = () => resolve(undefined);
    script.onerror = () => {
      loading = null;
      reject(new Error('the map could not be loaded'));
    };
    document.head.prepend(style);
    document.head.append(script);
  }).then(() => Promise.all([import('../../js/map/base-map.js'), import('../../js/map/route-layer.js'), import('../../js/map/ol.js')]))
    .then(([base, routes, {ol, toMap}]) => ({...base, ...routes, ol, toMap}));
  return loading;
}

/** A map of a route, what of it is done, and where this phone is. */
class SmallMap extends Part {
  static properties = {route: {attribute: false}, position: {attribute: false}, reached: {attribute: false}};
  /** @type {any} */
  #map = null;
  /** @type {any} */
  #layer = null;
  /** @type {any} */
  #here = null;
  #shownId = '';

  constructor() {
    super();
    /** @type {any} */
    this.route = null;
    /** @type {{lat: number, lon: number} | null} */
    this.position = null;
    /** @type {boolean[]} */
    this.reached = [];
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.onLeave(() => this.#map?.dispose());
    this.onLeave(() => (this.#map = null));
  }

  updated() {
    void this.#draw();
  }

  async #draw() {
    if (!this.route) return;
    try {
      const {createMap, fit, RouteLayer, ol, toMap} = await maps();
      const target = /** @type {HTMLElement | null} */ (this.querySelector('.map'));
      if (!target || !this.isConnected) return;
      if (!this.#map) {
        this.#layer = new RouteLayer();
        this.#here = new ol.layer.Vector({source: new ol.source.Vector(), zIndex: 9, style: new ol.style.Style({image: new ol.style.Circle({
          radius: 8, fill: new ol.style.Fill({color: '#1d5fae'}), stroke: new ol.style.Stroke({color: '#ffffff', width: 3})})})});
        this.#map = createMap(target, {layers: [this.#layer.layer, this.#here], compact: true});
        this.#shownId = '';
      }
      this.#layer.show({...this.route, checkpoints: this.route.checkpoints.map((/** @type {any} */ one, /** @type {number} */ i) => ({...one, reached: this.reached[i] ?? false}))});
      const source = this.#here.getSource();
      source.clear();
      if (this.position) source.addFeature(new ol.Feature(new ol.geom.Point(toMap(settings.tiles?.datum === 'gcj02' ? toGcj02(this.position) : this.position))));
      if (this.#shownId !== this.route.id) fit(this.#map, this.route.path, [28, 28, 28, 28]);
      this.#shownId = this.route.id;
    } catch (/** @type {any} */ fault) {
      console.info(fault.message);
      this.failed = true;
    }
  }

  render() {
    return html`<div class="map-box small-map"><div class="map"></div>${this.failed ? html`<p class="empty small">${t.courier.noMap}</p>` : ''}</div>`;
  }
}
customElements.define('mp-small-map', SmallMap);
