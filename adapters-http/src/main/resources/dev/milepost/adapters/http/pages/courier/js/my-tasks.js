import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {taskBadge} from '../../js/ui/status.js';
import {confirmDialog} from '../../js/ui/dialog.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {post} from '../../js/core/api.js';
import * as format from '../../js/core/format.js';
import {link} from '../../js/core/router.js';
import {state} from './state.js';
import './small-map.js';
import './work.js';

/** The tasks that this courier holds: the one under way first. */
class MyTasks extends Part {
  static properties = {account: {attribute: false}, uploader: {attribute: false}, position: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.account = null;
    /** @type {import('./uploader.js').Uploader | null} */
    this.uploader = null;
    /** @type {{lat: number, lon: number} | null} */
    this.position = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(state, 'change', () => this.requestUpdate());
    state.readMine(this.account?.id).catch((/** @type {any} */ fault) => fault.passing || toastFault(fault));
  }

  /** @param {string} id @param {"start" | "release"} what @param {string} said */
  async #do(id, what, said) {
    this.set({busy: true});
    try {
      await post(`/tasks/${id}/${what}`);
      toast(said);
    } catch (fault) {
      toastFault(fault);
    }
    await state.readMine(this.account.id).catch(toastFault);
    this.set({busy: false});
  }

  /** @param {import('../../js/tasks/task-form.js').Task} task */
  async #release(task) {
    await confirmDialog({title: t.courier.release, text: t.courier.releaseText, action: t.courier.release, submit: () => this.#do(task.id, 'release', t.courier.released)});
  }

  render() {
    return html`<h1>${t.courier.myTasks}</h1>
      ${state.mine.length ? nothing : html`<div class="empty">${icon('tasks')}<span>${t.courier.noTasks}</span><a class="button" href=${link('open')}>${t.courier.openTasks}</a></div>`}
      <ul class="stack">${state.mine.map((task) => task.status === 'STARTED'
        ? html`<li><mp-work .account=${this.account} .task=${task} .uploader=${this.uploader} .position=${this.position}></mp-work></li>` : this.#claimed(task))}</ul>`;
  }

  /** @param {import('../../js/tasks/task-form.js').Task} task */
  #claimed(task) {
    const route = state.route(task.routeId);
    return html`<li class="card pad stack"><div class="row between nowrap"><b>${task.title}</b><span class="bonus figures">${format.money(task.bonus)}</span></div>
      <div class="row small">${taskBadge(task.status)}<span class="muted">${task.startBy ? t.tasks.startBy(format.dayTime(task.startBy)) : ''} ${task.dueBy ? t.tasks.dueBy(format.dayTime(task.dueBy)) : ''}</span></div>
      ${task.description ? html`<p class="prose">${task.description}</p>` : nothing}
      <mp-small-map .route=${route} .position=${this.position}></mp-small-map>
      <button class="button primary big" ?disabled=${this.busy} @click=${() => this.#do(task.id, 'start', t.courier.started)}>${icon('play')}${t.courier.start}</button>
      <p class="small muted">${t.courier.startText}</p>
      <button class="button quiet" ?disabled=${this.busy} @click=${() => this.#release(task)}>${t.courier.release}</button></li>`;
  }
}
customElements.define('mp-my-tasks', MyTasks);
