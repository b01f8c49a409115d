import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import {get} from '../core/api.js';
import {mapDatum} from '../core/settings.js';
import {theme} from '../core/theme.js';
import {directory} from '../core/directory.js';
import {recall, remember} from '../core/storage.js';
import {go, place, router} from '../core/router.js';
import {createMap, fit} from '../map/base-map.js';
import {CourierLayer} from '../map/courier-layer.js';
import {RouteLayer} from '../map/route-layer.js';
import {Path, runs} from '../map/geometry.js';
import {LiveFeed} from './live-feed.js';
import {Fleet} from './fleet.js';
import {Alerts, beep} from './alerts.js';
import {Plans} from './plans.js';
import './live-list.js';
import './live-card.js';
import './alerts-drawer.js';

const TRAIL_AGAIN_MS = 10_000;

/** The live map with its list, card and alerts. */
class LivePage extends Part {
  #feed = new LiveFeed();
  #fleet = new Fleet();
  #alerts = new Alerts();
  #markers = new CourierLayer();
  #route = new RouteLayer();
  #plans = new Plans();
  /** @type {any} */
  #map = null;
  #trailAt = 0;
  #fitted = recall('view.live') !== null;

  constructor() {
    super();
    /** @type {import('./fleet.js').Courier[]} */
    this.couriers = [];
    this.selected = '';
    this.following = false;
    this.filter = '';
    this.search = '';
    this.connection = 'connecting';
    this.lostAt = 0;
    this.showAlerts = false;
    this.sound = recall('sound') === true;
    /** @type {{path: Path, route: any, trail: any[]} | null} */
    this.detail = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.selected = place().id;
    this.listen(router, 'change', () => place().page === 'live' && this.#select(place().id));
    this.listen(directory, 'change', () => this.#refresh());
    this.listen(theme, 'change', () => this.#markers.recolour());
    this.listen(this.#fleet, 'change', () => {
      this.#refresh();
      void this.#plans.show(this.couriers.map((c) => c.routeId));
    });
    this.listen(this.#alerts, 'alert', () => this.sound && beep());
    this.listen(this.#feed, 'connection', ({detail}) => this.#connected(detail.state));
    this.listen(this.#feed, 'progress', ({detail}) => {
      this.#alerts.take(detail.items);
      this.#fleet.take(detail.items, detail.snapshot);
    });
    this.every(5000, () => this.#refresh());
    this.#feed.start();
    this.onLeave(() => this.#feed.stop());
    this.onLeave(() => this.#map?.dispose());
  }

  firstUpdated() {
    const target = /** @type {HTMLElement} */ (this.querySelector('.map'));
    this.#map = createMap(target, {keep: 'live', layers: [this.#plans.layer, this.#route.layer, this.#markers.layer]});
    this.#map.on('click', (/** @type {any} */ event) => {
      const id = this.#markers.at(event.coordinate, this.#map.getView().getResolution());
      go('live', id ?? '');
    });
    this.#map.on('pointerdrag', () => this.following && this.set({following: false}));
    this.#map.on('pointermove', (/** @type {any} */ event) => {
      if (!event.dragging) target.style.cursor = this.#markers.at(event.coordinate, this.#map.getView().getResolution()) ? 'pointer' : '';
    });
    this.#refresh();
    if (this.selected) void this.#readDetail(true);
  }

  /** @param {string} state */
  #connected(state) {
    this.set({connection: state, lostAt: state === 'lost' ? this.lostAt || Date.now() : 0});
  }

  #refresh() {
    const couriers = this.#fleet.couriers(Date.now());
    this.set({couriers});
    if (!this.#map) return;
    const shown = this.#shown();
    this.#markers.show(shown.filter((c) => c.progress.position).map((c) => ({
      id: c.id, position: /** @type {any} */ (c.progress.position), heading: c.heading, tone: c.tone,
      offRoute: c.progress.offRoute, silent: c.silent, label: c.name,
    })));
    if (!this.#fitted && shown.length) {
      this.#fitted = true;
      this.#fitAll();
    }
    this.#follow();
    if (this.selected && Date.now() - this.#trailAt > TRAIL_AGAIN_MS) void this.#readDetail(false);
  }

  #shown() {
    const wanted = this.search.trim().toLowerCase();
    return this.couriers.filter((c) =>
      (!this.filter || (this.filter === 'offRoute' ? c.progress.offRoute : c.standing === this.filter))
      && (!wanted || c.name.toLowerCase().includes(wanted) || c.progress.title.toLowerCase().includes(wanted)));
  }

  #fitAll() {
    fit(this.#map, this.#shown().flatMap((c) => (c.progress.position ? [c.progress.position] : [])));
  }

  #follow() {
    if (!this.following) return;
    const at = this.#current()?.progress.position;
    if (at) fit(this.#map, [at], [0, 0, 0, 0]);
  }

  #current() {
    return this.couriers.find((c) => c.id === this.selected);
  }

  /** @param {string} id */
  #select(id) {
    this.#markers.selected = id || null;
    this.#route.clear();
    this.set({selected: id, following: false, detail: null});
    this.#refresh();
    if (id) void this.#readDetail(true);
  }

  /** @param {boolean} show whether the map moves there */
  async #readDetail(show) {
    const id = this.selected;
    this.#trailAt = Date.now();
    this.#markers.selected = id;
    try {
      const datum = mapDatum();
      const route = this.detail?.route ?? (await get(`/routes/${(await get(`/tasks/${id}`)).routeId}`, {datum}));
      const track = await get(`/tasks/${id}/track`, {simplifyMetres: 4, datum});
      if (this.selected !== id) return;
      this.set({detail: {route, path: this.detail?.path ?? new Path(route.path), trail: track.positions}});
      this.#drawDetail();
      if (show) fit(this.#map, [...route.path, ...track.positions], innerWidth > 900 ? [60, 420, 60, 80] : [40, 40, 40, 40]);
    } catch (/** @type {any} */ fault) {
      console.info('no trail:', fault.code);
    }
  }

  #drawDetail() {
    const {detail} = this;
    const progress = this.#current()?.progress;
    if (!detail) return;
    const checkpoints = detail.route.checkpoints.map((/** @type {any} */ checkpoint, /** @type {number} */ i) =>
      ({...checkpoint, reached: Boolean(progress?.checkpoints[i]?.reachedAt)}));
    const trail = progress?.position ? [...detail.trail, progress.position] : detail.trail;
    this.#route.show({...detail.route, checkpoints}, {
      done: progress ? detail.path.part(0, progress.alongMetres) : undefined,
      runs: runs(trail, detail.path, detail.route.corridorMetres),
    });
  }

  #toggleSound() {
    this.set({sound: !this.sound});
    remember('sound', this.sound);
  }

  #toggleAlerts() {
    this.#alerts.markSeen();
    this.set({showAlerts: !this.showAlerts});
  }

  render() {
    const current = this.#current();
    return html`<section class="live" aria-label=${t.live.title}>
      <mp-live-list class="live-list" .couriers=${this.couriers} .shown=${this.#shown()} .selected=${this.selected} .filter=${this.filter}
        .search=${this.search} .connection=${this.connection}
        @filter=${(/** @type {CustomEvent} */ e) => (this.set({filter: e.detail}), this.#refresh())}
        @search=${(/** @type {CustomEvent} */ e) => (this.set({search: e.detail}), this.#refresh())}></mp-live-list>
      <div class="live-map">
        <div class="map"></div>
        ${this.#connectionNotice()}
        <div class="map-tools">
          <button class="button icon" title=${t.live.fitAll} aria-label=${t.live.fitAll} @click=${() => this.#fitAll()}>${icon('target')}</button>
          <button class="button icon" title=${t.live.alerts} aria-label=${t.live.alertsCount(this.#alerts.unseen)} aria-expanded=${this.showAlerts} @click=${() => this.#toggleAlerts()}>
            ${icon('bell')}${this.#alerts.unseen ? html`<span class="dot figures" aria-hidden="true">${Math.min(99, this.#alerts.unseen)}</span>` : nothing}</button>
        </div>
        ${current ? html`<mp-live-card .courier=${current} .detail=${this.detail} .following=${this.following}
          @follow=${() => (this.set({following: !this.following}), this.#follow())} @close=${() => go('live')}></mp-live-card>` : nothing}
        ${this.showAlerts ? html`<mp-alerts-drawer .alerts=${this.#alerts.list} .sound=${this.sound}
          @sound=${() => this.#toggleSound()} @close=${() => this.#toggleAlerts()}></mp-alerts-drawer>` : nothing}
      </div></section>`;
  }

  #connectionNotice() {
    return html`<div class="connection" role="status" aria-live="polite">${this.connection === 'lost'
      ? html`<div class="notice bad">${icon('offline')}<span>${t.live.connectionLost}</span></div>` : nothing}</div>`;
  }
}
customElements.define('mp-live-page', LivePage);
