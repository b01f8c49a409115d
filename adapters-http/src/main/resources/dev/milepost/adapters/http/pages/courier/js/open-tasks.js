import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {all, post} from '../../js/core/api.js';
import * as format from '../../js/core/format.js';
import {go, link, place} from '../../js/core/router.js';
import {between} from '../../js/map/geometry.js';
import {state} from './state.js';
import './small-map.js';

const AGAIN_MS = 5000;

/** The tasks that can be claimed now or soon. */
class OpenTasks extends Part {
  static properties = {account: {attribute: false}, position: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.account = null;
    /** @type {{lat: number, lon: number} | null} */
    this.position = null;
    /** @type {import('../../js/tasks/task-form.js').Task[]} */
    this.tasks = [];
    this.loaded = false;
    this.busy = '';
    /** @type {Record<string, string>} tasks that others were faster to take */
    this.taken = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(state, 'change', () => this.requestUpdate());
    this.listen(window, 'hashchange', () => this.requestUpdate());
    this.every(AGAIN_MS, () => void this.#read());
    void this.#read();
  }

  async #read() {
    try {
      this.set({tasks: await all('/tasks', {status: 'OPEN'}, 200), loaded: true});
    } catch (/** @type {any} */ fault) {
      if (!fault.passing) toastFault(fault);
      this.set({loaded: true});
    }
  }

  /** @param {import('../../js/tasks/task-form.js').Task} task */
  async #claim(task) {
    if (this.busy) return;
    this.set({busy: task.id});
    try {
      await post(`/tasks/${task.id}/claim`);
      toast(t.courier.claimed(task.title));
      await state.readMine(this.account.id);
      go('mine', task.id);
    } catch (/** @type {any} */ fault) {
      if (fault.code === 'task-already-claimed') {
        this.set({taken: {...this.taken, [task.id]: t.courier.taken(format.timeWithSeconds(fault.problem.claimedAt ?? Date.now()))}, tasks: this.#with(task)});
        navigator.vibrate?.(200);
      } else toastFault(fault);
    }
    this.set({busy: ''});
  }

  /** @param {import('../../js/tasks/task-form.js').Task} task a taken one stays to be seen until the next look */
  #with(task) {
    return this.tasks.some((one) => one.id === task.id) ? this.tasks : [task, ...this.tasks];
  }

  render() {
    const opened = place().page === 'open' ? place().id : '';
    return html`<h1>${t.courier.openTasks}</h1>
      ${this.loaded && !this.tasks.length ? html`<div class="empty">${icon('search')}<span>${t.courier.noOpenTasks}</span></div>` : nothing}
      <ul class="stack">${this.tasks.map((task) => this.#task(task, task.id === opened))}</ul>`;
  }

  /** @param {import('../../js/tasks/task-form.js').Task} task @param {boolean} waits whether it opens later */
  #window(task, waits) {
    const claim = waits ? t.courier.opens(format.dayTime(task.opensAt)) : task.claimBy ? t.tasks.claimBy(format.dayTime(task.claimBy)) : '';
    return [claim, task.dueBy ? t.tasks.dueBy(format.dayTime(task.dueBy)) : ''].filter(Boolean).join(' · ');
  }

  /** @param {import('../../js/tasks/task-form.js').Task} task @param {boolean} opened */
  #task(task, opened) {
    const route = state.route(task.routeId);
    const waits = Date.parse(task.opensAt) > Date.now();
    const away = route && this.position ? between(this.position, route.path[0]) : null;
    return html`<li class="card pad stack">
      <a class="task-head" href=${link('open', opened ? '' : task.id)} aria-expanded=${opened}><span class="grow"><b>${task.title}</b>
        <span class="small muted">${route ? `${format.distance(route.lengthMetres)} · ${t.routes.checkpointCount(route.checkpoints.length)}` : ''}${away === null ? '' : ` · ${t.courier.away(format.distance(away))}`}</span></span>
        <span class="bonus big figures">${format.money(task.bonus)}</span></a>
      <div class="small">${this.#window(task, waits)}</div>
      ${opened ? html`${task.description ? html`<p class="prose">${task.description}</p>` : nothing}<mp-small-map .route=${route} .position=${this.position}></mp-small-map>` : nothing}
      ${this.taken[task.id] ? html`<div class="notice bad" role="alert">${icon('close')}<b>${this.taken[task.id]}</b></div>`
        : html`<button class="button primary big" ?disabled=${waits || this.busy !== ''} @click=${() => this.#claim(task)}>${this.busy === task.id ? html`<span class="spinner"></span>` : nothing}${t.courier.claim(format.money(task.bonus))}</button>`}</li>`;
  }
}
customElements.define('mp-open-tasks', OpenTasks);
