import {Part, html, nothing, svg} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import * as format from '../core/format.js';
import {link} from '../core/router.js';
import {arrival} from './standing.js';
import {describe} from './live-list.js';

/** Everything about one courier under way. Fires `follow` and `close`. */
class LiveCard extends Part {
  static properties = {courier: {attribute: false}, detail: {attribute: false}, following: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./fleet.js').Courier} */
    this.courier = /** @type {any} */ (null);
    /** @type {{path: import('../map/geometry.js').Path, route: any} | null} */
    this.detail = null;
    this.following = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.every(1000, () => this.requestUpdate());
  }

  render() {
    const {courier: c} = this;
    const p = c.progress;
    const expected = arrival(p);
    return html`<article class="card live-card" aria-label=${c.name}>
      <header class="row between nowrap">
        <div class="grow"><h2 class="truncate">${c.name}</h2><div class="small muted truncate">${p.title}</div></div>
        <button class="button quiet icon" aria-label=${t.common.close} @click=${() => this.dispatchEvent(new Event('close'))}>${icon('close')}</button>
      </header>
      <div class="row"><span class="badge ${c.tone === 'idle' ? 'info' : c.tone}">${t.live.standing[c.standing]}</span>
        ${p.offRoute ? html`<span class="badge bad">${t.live.offRoute}</span>` : nothing}<span class="small muted">${describe(c)}</span></div>
      ${this.#strip()}
      <dl class="facts">
        ${fact(t.live.eta, expected === null ? '–' : format.time(expected), p.etaConfidence ? t.live.confidence[p.etaConfidence] : '')}
        ${fact(t.live.due, format.dayTime(c.dueBy), '')}
        ${fact(t.live.lastFix, format.duration(format.age(p.recordedAt)), p.accuracyMetres === null ? '' : `± ${format.distance(p.accuracyMetres)}`)}
        ${fact(t.live.speed, format.speed(p.speed), p.stationarySince ? t.live.standingFor(format.duration(format.age(p.stationarySince))) : '')}
        ${fact(t.live.battery, p.battery === null ? '–' : format.percent(p.battery / 100), '')}
        ${fact(t.live.travelled, format.distance(p.distanceMetres), t.live.ofRoute(format.distance(p.lengthMetres)))}
      </dl>
      <ol class="checkpoints">${p.checkpoints.map((checkpoint, i) => html`<li class=${checkpoint.reachedAt ? 'reached' : ''}>
        <span class="stop" aria-hidden="true">${checkpoint.reachedAt ? '✓' : i + 1}</span><span class="grow truncate">${checkpoint.name}</span>
        <span class="small muted figures">${checkpoint.reachedAt ? format.time(checkpoint.reachedAt) : t.live.ahead}</span></li>`)}</ol>
      <footer class="row">
        <button class="button" aria-pressed=${this.following} @click=${() => this.dispatchEvent(new Event('follow'))}>${icon('target')}${t.live.follow}</button>
        <a class="button" href=${link('tasks', c.id)}>${icon('tasks')}${t.live.openTask}</a>
      </footer></article>`;
  }

  /** The route as a line, with its checkpoints and where the courier is. */
  #strip() {
    const {progress: p} = this.courier;
    const places = this.detail ? this.detail.path.places(this.detail.route.checkpoints) : [];
    const x = (/** @type {number} */ metres) => 10 + (280 * metres) / (p.lengthMetres || 1);
    const at = x(p.alongMetres);
    return html`<svg class="strip" viewBox="0 0 300 40" role="img" aria-label=${t.live.progressLabel(format.percent(p.fraction), format.distance(p.alongMetres), format.distance(p.lengthMetres))}>
      <line x1="10" y1="24" x2="290" y2="24" class="strip-all"></line><line x1="10" y1="24" x2=${at} y2="24" class="strip-done"></line>
      ${places.map((metres, i) => svg`<circle cx=${x(metres)} cy="24" r="6" class=${p.checkpoints[i]?.reachedAt ? 'strip-reached' : 'strip-ahead'}></circle>`)}
      <path d="M${at} 17 l-6 -10 h12 z" class="strip-here"></path></svg>
      <div class="row between small muted figures"><span>${format.distance(p.alongMetres)}</span><b>${format.percent(p.fraction)}</b><span>${format.distance(p.lengthMetres)}</span></div>`;
  }
}
customElements.define('mp-live-card', LiveCard);

/** @param {string} name @param {string} value @param {string} more */
const fact = (name, value, more) =>
  html`<div><dt>${name}</dt><dd class="figures">${value}${more ? html` <span class="small muted">${more}</span>` : nothing}</dd></div>`;
