import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import * as format from '../core/format.js';
import {link} from '../core/router.js';
import {standings, tones} from './standing.js';

const MOST_ROWS = 200;

/**
 * The searchable list beside the live map. Fires `filter` and `search`.
 *
 * @typedef {import('./fleet.js').Courier} Courier
 */
class LiveList extends Part {
  static properties = {
    couriers: {attribute: false}, shown: {attribute: false}, selected: {attribute: false},
    filter: {attribute: false}, search: {attribute: false}, connection: {attribute: false},
  };

  constructor() {
    super();
    /** @type {Courier[]} */
    this.couriers = [];
    /** @type {Courier[]} */
    this.shown = [];
    this.selected = '';
    this.filter = '';
    this.search = '';
    this.connection = 'connecting';
  }

  /** @param {string} name @param {string} value */
  #tell(name, value) {
    this.dispatchEvent(new CustomEvent(name, {detail: value}));
  }

  render() {
    const rows = [...this.shown].sort((a, b) =>
      standings.indexOf(a.standing) - standings.indexOf(b.standing) || a.name.localeCompare(b.name));
    return html`
      <div class="list-head stack">
        <div class="row between nowrap"><h1>${t.live.title}</h1>${this.#connection()}</div>
        <div class="search">${icon('search')}<input class="input" type="search" .value=${this.search} placeholder=${t.live.search}
          aria-label=${t.live.search} @input=${(/** @type {any} */ e) => this.#tell('search', e.target.value)}></div>
        <div class="row filters" role="group" aria-label=${t.live.filter}>
          ${this.#chip('', t.live.all, this.couriers.length, '')}
          ${standings.filter((name) => name !== 'waiting' || this.#count(name)).map((name) => this.#chip(name, t.live.standing[name], this.#count(name), tones[name]))}
          ${this.#chip('offRoute', t.live.offRoute, this.couriers.filter((c) => c.progress.offRoute).length, 'off')}
        </div>
      </div>
      <ul class="list-rows" aria-label=${t.live.couriers}>
        ${rows.slice(0, MOST_ROWS).map((courier) => this.#row(courier))}
        ${rows.length > MOST_ROWS ? html`<li class="more muted small">${t.live.moreRows(rows.length - MOST_ROWS)}</li>` : nothing}
        ${rows.length ? nothing : html`<li class="empty">${icon('live')}<span>${this.couriers.length ? t.live.noneMatch : t.live.none}</span></li>`}
      </ul>`;
  }

  #connection() {
    const tone = this.connection === 'live' ? 'good' : this.connection === 'lost' ? 'bad' : '';
    return html`<span class="badge ${tone}"><span class="pip" aria-hidden="true"></span>${/** @type {any} */ (t.live.connection)[this.connection]}</span>`;
  }

  /** @param {string} standing */
  #count(standing) {
    return this.couriers.filter((c) => c.standing === standing).length;
  }

  /** @param {string} name @param {string} label @param {number} count @param {string} tone */
  #chip(name, label, count, tone) {
    return html`<button class="chip" aria-pressed=${this.filter === name} @click=${() => this.#tell('filter', this.filter === name ? '' : name)}>
      ${tone ? html`<span class="mark ${tone}" aria-hidden="true"></span>` : nothing}${label}<span class="figures muted">${count}</span></button>`;
  }

  /** @param {Courier} c */
  #row(c) {
    const next = c.progress.checkpoints.find((checkpoint) => !checkpoint.reachedAt);
    return html`<li><a class="courier-row" href=${link('live', c.id)} aria-current=${c.id === this.selected ? 'true' : 'false'}>
      <span class="mark ${c.progress.offRoute ? 'off' : ''} ${c.tone}" aria-hidden="true"></span>
      <span class="grow">
        <span class="row between nowrap"><b class="truncate">${c.name}</b><span class="figures small nowrap">${format.percent(c.progress.fraction)}</span></span>
        <span class="truncate small muted">${c.progress.title}</span>
        <span class="meter" aria-hidden="true"><span class=${c.tone} .style=${`width:${Math.round(c.progress.fraction * 100)}%`}></span></span>
        <span class="row between nowrap small"><span class="truncate muted">${next ? t.live.next(next.name) : t.live.allReached}</span>
          <span class="nowrap ${c.tone === 'bad' ? 'tone-bad' : 'muted'}">${describe(c)}</span></span>
      </span></a></li>`;
  }
}
customElements.define('mp-live-list', LiveList);

/** @param {Courier} c @returns {string} what matters most about a courier now */
export function describe(c) {
  if (c.standing === 'waiting') return t.live.standing.waiting;
  if (c.silent) return t.live.silentFor(format.duration(format.age(c.progress.recordedAt)));
  if (c.progress.offRoute) return t.live.offRouteBy(format.distance(c.progress.offRouteMetres));
  if ((c.lateSeconds ?? 0) > 120) return t.live.lateBy(format.duration(c.lateSeconds));
  if (c.standing === 'idle') return t.live.standingFor(format.duration(format.age(c.progress.stationarySince)));
  return c.progress.etaSeconds === null ? t.live.standing[c.standing] : t.live.arrivesIn(format.duration(c.progress.etaSeconds));
}
