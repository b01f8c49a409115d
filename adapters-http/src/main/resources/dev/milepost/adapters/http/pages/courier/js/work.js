import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {formDialog} from '../../js/ui/dialog.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {get, post} from '../../js/core/api.js';
import * as format from '../../js/core/format.js';
import {bearing, between} from '../../js/map/geometry.js';
import {settings} from '../../js/core/settings.js';
import {toGcj02} from '../../js/map/datum.js';
import {state} from './state.js';
import './receipts.js';
import './small-map.js';

const AGAIN_MS = 10_000;

/** A task under way: where to go next, receipts, and the end. */
class Work extends Part {
  static properties = {account: {attribute: false}, task: {attribute: false}, uploader: {attribute: false}, position: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.account = null;
    /** @type {import('../../js/tasks/task-form.js').Task} */
    this.task = /** @type {any} */ (null);
    /** @type {import('./uploader.js').Uploader} */
    this.uploader = /** @type {any} */ (null);
    /** @type {{lat: number, lon: number} | null} */
    this.position = null;
    /** @type {import('../../js/live/live-feed.js').Progress | null} */
    this.progress = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(state, 'change', () => this.requestUpdate());
    this.every(AGAIN_MS, () => void this.#read());
    void this.#read();
  }

  async #read() {
    try {
      this.set({progress: await get(`/tasks/${this.task.id}/progress`)});
    } catch (/** @type {any} */ fault) {
      if (!fault.passing) console.info('no progress:', fault.code);
    }
  }

  async #finish() {
    this.set({busy: true});
    // What isn't sent can't have reached a checkpoint yet.
    if (!(await this.uploader.flush()) && this.uploader.state.offline) toast(t.courier.finishOffline, 'bad');
    else await this.#complete({}).catch((/** @type {any} */ fault) => (fault.code === 'checkpoints-missing' ? this.#giveReason(fault.problem.checkpoints ?? []) : toastFault(fault)));
    this.set({busy: false});
  }

  /** @param {{reason?: string}} body */
  async #complete(body) {
    const task = await post(`/tasks/${this.task.id}/complete`, body);
    toast(task.flagged ? t.courier.finishedFlagged : t.courier.finished(format.money(task.bonus)));
    await state.readMine(this.account.id).catch(toastFault);
    return task;
  }

  /** @param {string[]} missing */
  #giveReason(missing) {
    return formDialog({title: t.courier.missingTitle, action: t.courier.finishAnyway, danger: true,
      body: () => html`<p>${t.courier.missingText(missing.join(', '))}</p><div class="field"><label for="f-reason">${t.tasks.reason}</label><textarea class="input" id="f-reason" name="reason" rows="3" required maxlength="500"></textarea></div>`,
      submit: (form) => this.#complete({reason: String(form.get('reason')).trim()})});
  }

  render() {
    const {task, progress} = this;
    const route = state.route(task.routeId);
    return html`<article class="card pad stack work" aria-label=${task.title}>
      <div class="row between nowrap"><h2 class="grow">${task.title}</h2><span class="bonus figures">${format.money(task.bonus)}</span></div>
      ${task.dueBy ? html`<div class="small muted">${t.tasks.dueBy(format.dayTime(task.dueBy))}</div>` : nothing}
      ${progress?.offRoute ? html`<div class="notice bad" role="alert">${icon('warn')}<span>${t.live.offRouteBy(format.distance(progress.offRouteMetres))}</span></div>` : nothing}
      ${route ? this.#next(route) : nothing}
      <div class="meter tall" role="img" aria-label=${t.live.progressLabel(format.percent(progress?.fraction ?? 0), format.distance(progress?.alongMetres), format.distance(progress?.lengthMetres))}><span class="good" .style=${`width:${Math.round(100 * (progress?.fraction ?? 0))}%`}></span></div>
      <mp-small-map .route=${route} .position=${this.position} .reached=${(progress?.checkpoints ?? []).map((one) => one.reachedAt !== null)}></mp-small-map>
      <mp-courier-receipts .task=${task} .account=${this.account} .uploader=${this.uploader}></mp-courier-receipts>
      <button class="button primary big" ?disabled=${this.busy} @click=${this.#finish}>${this.busy ? html`<span class="spinner"></span>` : icon('flag')}${t.courier.finish}</button>
      <button class="button quiet" ?disabled=${this.busy} @click=${() => this.#giveReason(this.#missing(route))}>${t.courier.fail}</button></article>`;
  }

  /** @param {any} route @returns {string[]} */
  #missing(route) {
    return (this.progress?.checkpoints ?? route?.checkpoints ?? []).filter((/** @type {any} */ one) => !one.reachedAt).map((/** @type {any} */ one) => one.name);
  }

  /** @param {any} route */
  #next(route) {
    const reached = this.progress?.checkpoints ?? [];
    const i = route.checkpoints.findIndex((/** @type {any} */ _one, /** @type {number} */ index) => !reached[index]?.reachedAt);
    if (i < 0) return html`<div class="notice good">${icon('ok')}<span>${t.live.allReached}</span></div>`;
    const checkpoint = route.checkpoints[i];
    const here = this.position && settings.tiles?.datum === 'gcj02' ? toGcj02(this.position) : this.position;
    const turn = here ? bearing(here, checkpoint) : 0;
    return html`<div class="next"><span class="compass" .style=${`rotate:${turn}deg`}>${icon('arrow')}</span>
      <div class="grow"><div class="small muted">${t.courier.next(i + 1, route.checkpoints.length)}</div><b>${checkpoint.name}</b></div>
      <b class="figures next-distance">${here ? format.distance(between(here, checkpoint)) : '–'}</b><span class="visually-hidden">${here ? t.courier.direction(Math.round(turn)) : ''}</span></div>`;
  }
}
customElements.define('mp-work', Work);
