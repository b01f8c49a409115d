import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {toastFault} from '../ui/toast.js';
import {taskBadge} from '../ui/status.js';
import {t} from '../core/i18n.js';
import {get} from '../core/api.js';
import {mapDatum} from '../core/settings.js';
import {directory} from '../core/directory.js';
import * as format from '../core/format.js';
import {link, place, router} from '../core/router.js';
import {createMap, fit} from '../map/base-map.js';
import {RouteLayer} from '../map/route-layer.js';
import {CourierLayer} from '../map/courier-layer.js';
import {Path, bearing, lengthOf, runs} from '../map/geometry.js';

const speeds = [1, 10, 60, 300];
const FRAME_MS = 50;

/** A finished task, played again. */
class ReplayPage extends Part {
  /** @type {any} */
  #map = null;
  #route = new RouteLayer();
  #marker = new CourierLayer(0);
  #drawnAt = 0;

  constructor() {
    super();
    /** @type {any[]} */
    this.tasks = [];
    /** @type {{task: any, route: any, path: Path, fixes: any[], times: number[], receipts: any[]} | null} */
    this.shown = null;
    this.at = 0;
    this.speed = 60;
    this.playing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => place().page === 'replay' && this.#open(place().id));
    this.listen(directory, 'change', () => this.requestUpdate());
    this.every(FRAME_MS, () => this.#tick());
    this.onLeave(() => this.#map?.dispose());
    void this.#list();
  }

  firstUpdated() {
    this.#map = createMap(/** @type {HTMLElement} */ (this.querySelector('.map')), {keep: 'replay', layers: [this.#route.layer, this.#marker.layer]});
    void this.#open(place().id);
  }

  async #list() {
    try {
      const [completed, cancelled] = await Promise.all([get('/tasks', {status: 'COMPLETED', limit: 200}), get('/tasks', {status: 'CANCELLED', limit: 50})]);
      this.set({tasks: [...completed.items, ...cancelled.items.filter((/** @type {any} */ task) => task.startedAt)]});
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {string} id */
  async #open(id) {
    this.set({playing: false});
    if (!id) return;
    try {
      const datum = mapDatum();
      const task = await get(`/tasks/${id}`);
      const [route, track, receipts] = await Promise.all([
        get(`/routes/${task.routeId}`, {datum}), get(`/tasks/${id}/track`, {datum}), get('/receipts', {taskId: id})]);
      const times = track.positions.map((/** @type {any} */ fix) => Date.parse(fix.recordedAt));
      this.set({shown: {task, route, path: new Path(route.path), fixes: track.positions, times, receipts: receipts.items}, at: times[0] ?? 0});
      this.#draw();
      fit(this.#map, [...route.path, ...track.positions], [60, 60, innerWidth > 900 ? 230 : 290, 60]);
    } catch (fault) {
      toastFault(fault);
    }
  }

  #tick() {
    const {shown} = this;
    const now = performance.now();
    const passed = Math.min(500, now - this.#drawnAt);
    this.#drawnAt = now;
    if (!this.playing || !shown) return;
    const end = shown.times[shown.times.length - 1];
    const at = Math.min(end, this.at + passed * this.speed);
    this.set({at, playing: at < end});
    this.#draw();
  }

  #play() {
    const {shown} = this;
    if (!shown?.times.length) return;
    const restart = this.at >= shown.times[shown.times.length - 1];
    this.set({playing: !this.playing, at: restart ? shown.times[0] : this.at});
  }

  /** @returns {number} how many fixes there were by now */
  #count() {
    const times = this.shown?.times ?? [];
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= this.at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #draw() {
    const {shown} = this;
    if (!shown) return;
    const fixes = shown.fixes.slice(0, this.#count());
    const last = fixes[fixes.length - 1];
    this.#route.show(shown.route, {runs: runs(fixes, shown.path, shown.route.corridorMetres)});
    const off = last && shown.path.nearest(last).distance > shown.route.corridorMetres;
    this.#marker.show(last ? [{id: shown.task.id, position: last, heading: fixes.length > 1 ? bearing(fixes[fixes.length - 2], last) : null, tone: off ? 'bad' : 'good', offRoute: off, silent: false, label: directory.name(shown.task.courierId)}] : []);
  }

  /** @param {number} at */
  #jump(at) {
    this.set({at});
    this.#draw();
  }

  render() {
    return html`<section class="split" aria-label=${t.pages.replay}>
      <div class="side"><div class="list-head"><h1>${t.pages.replay}</h1></div>
        <ul class="list-rows" aria-label=${t.replay.tasks}>${this.tasks.map((task) => html`<li><a href=${link('replay', task.id)} aria-current=${task.id === this.shown?.task.id ? 'true' : 'false'}>
          <span class="grow"><span class="row between nowrap"><b class="truncate">${task.title}</b>${task.flagged ? html`<span class="badge warn">${t.tasks.flagged}</span>` : taskBadge(task.status)}</span>
          <span class="small muted truncate">${directory.name(task.courierId)} · ${format.dayTime(task.completedAt ?? task.cancelledAt)}</span></span></a></li>`)}
          ${this.tasks.length ? nothing : html`<li class="empty">${icon('replay')}<span>${t.replay.none}</span></li>`}</ul></div>
      <div class="main"><div class="map"></div>${this.shown ? this.#player(this.shown) : html`<div class="map-hint notice">${icon('info')}<span>${t.replay.choose}</span></div>`}</div></section>`;
  }

  /** @param {NonNullable<ReplayPage["shown"]>} shown */
  #player({task, path, route, fixes, times, receipts}) {
    if (!times.length) return html`<div class="map-hint notice warn">${icon('warn')}<span>${t.replay.noTrack}</span></div>`;
    const [from, to] = [times[0], times[times.length - 1]];
    const seen = fixes.slice(0, this.#count());
    const last = seen[seen.length - 1];
    const place = last ? path.nearest(last) : {along: 0, distance: 0};
    const share = (/** @type {string} */ instant) => Math.min(100, Math.max(0, (100 * (Date.parse(instant) - from)) / (to - from || 1)));
    return html`<div class="card player" role="group" aria-label=${t.replay.player}>
      <div class="row between"><b class="truncate">${task.title}</b><span class="row small figures muted">
        <span>${t.replay.travelled(format.distance(lengthOf(seen)))}</span><span>${t.replay.along(format.percent(place.along / path.length))}</span>
        <span class=${place.distance > route.corridorMetres ? 'tone-bad' : ''}>${t.replay.fromRoute(format.distance(place.distance))}</span><span>${format.speed(last?.speed)}</span></span></div>
      <div class="scrub"><input type="range" min=${from} max=${to} step="1000" .value=${String(this.at)} aria-label=${t.replay.scrub} aria-valuetext=${format.timeWithSeconds(this.at)} @input=${(/** @type {any} */ e) => this.#jump(Number(e.target.value))}>
        <div class="marks">${receipts.map((receipt) => html`<a class="receipt-mark" .style=${`left:${share(receipt.uploadedAt)}%`} href=${link('receipts', receipt.id)} aria-label=${t.replay.receiptAt(format.time(receipt.uploadedAt))} title=${t.replay.receiptAt(format.time(receipt.uploadedAt))}>${icon('receipt')}</a>`)}</div></div>
      <div class="row between"><span class="row"><button class="button primary icon" aria-label=${this.playing ? t.replay.pause : t.replay.play} @click=${this.#play}>${icon(this.playing ? 'pause' : 'play')}</button>
        ${speeds.map((speed) => html`<button class="chip figures" aria-pressed=${this.speed === speed} @click=${() => this.set({speed})}>${speed}×</button>`)}</span>
        <span class="figures">${format.timeWithSeconds(this.at)} <span class="muted">/ ${format.timeWithSeconds(to)}</span></span></div>
      <div class="row small legend"><span class="line planned"></span>${t.replay.planned}<span class="line actual"></span>${t.replay.actual}<span class="line off"></span>${t.live.offRoute}</div></div>`;
  }
}
customElements.define('mp-replay-page', ReplayPage);
