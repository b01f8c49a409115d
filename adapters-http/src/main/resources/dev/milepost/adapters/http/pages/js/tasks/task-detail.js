import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {receiptBadge, taskBadge} from '../ui/status.js';
import {formDialog} from '../ui/dialog.js';
import {toast, toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {get, post} from '../core/api.js';
import {mapDatum} from '../core/settings.js';
import {isAdmin} from '../core/session.js';
import {directory} from '../core/directory.js';
import * as format from '../core/format.js';
import {link} from '../core/router.js';
import {createMap, fit} from '../map/base-map.js';
import {RouteLayer} from '../map/route-layer.js';
import {changeTask} from './task-form.js';

/** A task with its route, terms, history and receipts. Fires `close` and `changed`. */
class TaskDetail extends Part {
  static properties = {taskId: {attribute: false}};
  /** @type {any} */
  #map = null;
  #layer = new RouteLayer();

  constructor() {
    super();
    this.taskId = '';
    /** @type {import('./task-form.js').Task | null} */
    this.task = null;
    /** @type {any} */
    this.route = null;
    /** @type {any[]} */
    this.history = [];
    /** @type {any[]} */
    this.receipts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(directory, 'change', () => this.requestUpdate());
    this.listen(document, 'keydown', (e) => e.key === 'Escape' && !document.querySelector('dialog[open]') && this.#close());
    this.onLeave(() => this.#map?.dispose());
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('taskId') && this.taskId) void this.#read();
  }

  async #read() {
    const id = this.taskId;
    try {
      const task = await get(`/tasks/${id}`);
      const [route, history, receipts] = await Promise.all([
        get(`/routes/${task.routeId}`, {datum: mapDatum()}), get(`/tasks/${id}/history`), get('/receipts', {taskId: id})]);
      if (this.taskId !== id) return;
      this.set({task, route, history: history.items, receipts: receipts.items});
      await this.updateComplete;
      this.#draw();
      /** @type {HTMLElement | null} */ (this.querySelector('h2'))?.focus();
    } catch (fault) {
      toastFault(fault);
      this.#close();
    }
  }

  #draw() {
    const target = /** @type {HTMLElement | null} */ (this.querySelector('.map'));
    if (!target) return;
    this.#map?.dispose();
    this.#map = createMap(target, {layers: [this.#layer.layer], compact: true});
    this.#layer.show(this.route);
    fit(this.#map, this.route.path, [24, 24, 24, 24]);
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }

  async #change() {
    const changed = await changeTask(/** @type {any} */ (this.task));
    if (changed) this.#again();
  }

  #again() {
    this.dispatchEvent(new Event('changed'));
    void this.#read();
  }

  async #cancel() {
    const done = await formDialog({
      title: t.tasks.cancelTitle, action: t.tasks.cancel, danger: true,
      body: () => html`<p>${t.tasks.cancelText}</p><div class="field"><label for="f-reason">${t.tasks.reason}</label><input class="input" id="f-reason" name="reason" required maxlength="500"></div>`,
      submit: (form) => post(`/tasks/${this.taskId}/cancel`, {reason: String(form.get('reason')).trim()}),
    });
    if (done) {
      toast(t.tasks.cancelled);
      this.#again();
    }
  }

  render() {
    const {task, route} = this;
    return html`<aside class="card drawer task-drawer" aria-label=${task?.title ?? t.pages.tasks}>
      <header class="row between nowrap"><h2 class="grow" tabindex="-1">${task?.title ?? ''}</h2>
        <button class="button quiet icon" aria-label=${t.common.close} @click=${this.#close}>${icon('close')}</button></header>
      ${task && route ? this.#body(task, route) : html`<div class="empty"><span class="spinner"></span></div>`}</aside>`;
  }

  /** @param {import('./task-form.js').Task} task @param {any} route */
  #body(task, route) {
    const ended = task.status === 'COMPLETED' || (task.status === 'CANCELLED' && task.startedAt);
    return html`
      <div class="row">${taskBadge(task.status)}<b class="bonus figures">${format.money(task.bonus)}</b>${task.flagged ? html`<span class="badge warn">${t.tasks.flagged}</span>` : nothing}</div>
      ${task.description ? html`<p class="prose">${task.description}</p>` : nothing}
      <div class="map-box task-map"><div class="map"></div></div>
      <p class="small muted">${route.name} · ${format.distance(route.lengthMetres)} · ${t.routes.checkpointCount(route.checkpoints.length)}</p>
      <dl class="facts">
        ${fact(t.tasks.courier, task.courierId ? directory.name(task.courierId) : '–')}
        ${fact(t.tasks.opensAt, format.dayTime(task.opensAt))}${fact(t.tasks.claimByField, format.dayTime(task.claimBy))}
        ${fact(t.tasks.dueByField, format.dayTime(task.dueBy))}${fact(t.tasks.startedField, format.dayTime(task.startedAt))}${fact(t.tasks.completedField, format.dayTime(task.completedAt))}
      </dl>
      ${task.reason ? html`<div class="notice warn">${icon('flag')}<span>${task.reason}${task.missingCheckpoints?.length ? html`<br><span class="small">${t.tasks.missing(task.missingCheckpoints.join(', '))}</span>` : nothing}</span></div>` : nothing}
      ${task.note ? html`<div class="notice">${icon('info')}<span>${task.note}</span></div>` : nothing}
      ${this.receipts.length ? html`<h3>${t.pages.receipts}</h3><ul class="plain">${this.receipts.map((receipt) => html`<li class="row between"><a href=${link('receipts', receipt.id)}>${format.dayTime(receipt.uploadedAt)}</a>
        <span class="row nowrap"><b class="figures">${format.money(receipt.confirmed ?? receipt.reading?.total)}</b>${receiptBadge(receipt.status)}</span></li>`)}</ul>` : nothing}
      <h3>${t.tasks.history}</h3><ol class="timeline">${this.history.map((step) => html`<li><b>${/** @type {any} */ (t.tasks.status)[step.to]}</b>
        <span class="small muted">${format.dayTime(step.at)}${step.by ? ` · ${directory.name(step.by)}` : ''}${step.reason ? ` · ${step.reason}` : ''}</span></li>`)}</ol>
      <footer class="row">
        ${task.status === 'STARTED' ? html`<a class="button" href=${link('live', task.id)}>${icon('live')}${t.pages.live}</a>` : nothing}
        ${ended ? html`<a class="button" href=${link('replay', task.id)}>${icon('replay')}${t.pages.replay}</a>` : nothing}
        ${isAdmin() && task.status === 'OPEN' ? html`<button class="button" @click=${this.#change}>${t.tasks.change}</button>` : nothing}
        ${isAdmin() && ['OPEN', 'CLAIMED', 'STARTED', 'EXPIRED'].includes(task.status) ? html`<button class="button danger" @click=${this.#cancel}>${t.tasks.cancel}</button>` : nothing}
      </footer>`;
  }
}
customElements.define('mp-task-detail', TaskDetail);

/** @param {string} name @param {string} value */
const fact = (name, value) => html`<div><dt>${name}</dt><dd class="figures">${value}</dd></div>`;
