import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {taskBadge} from '../ui/status.js';
import {toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {get} from '../core/api.js';
import {isAdmin} from '../core/session.js';
import {directory} from '../core/directory.js';
import * as format from '../core/format.js';
import {go, link, place, router} from '../core/router.js';
import {newTask} from './task-form.js';
import './task-detail.js';

/** @typedef {import('./task-form.js').Task} Task */

const columns = ['OPEN', 'CLAIMED', 'STARTED', 'COMPLETED', 'CANCELLED', 'EXPIRED'];
const A_PAGE = 60;
const AGAIN_MS = 10_000;

/** The board of tasks by status. */
class TasksPage extends Part {
  constructor() {
    super();
    /** @type {Record<string, {items: Task[], next: string | null}>} */
    this.board = {};
    this.search = '';
    this.open = '';
    this.loading = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.open = place().id;
    this.listen(router, 'change', () => place().page === 'tasks' && this.set({open: place().id}));
    this.listen(directory, 'change', () => this.requestUpdate());
    void this.#read();
    this.every(AGAIN_MS, () => void this.#read());
  }

  async #read() {
    try {
      const pages = await Promise.all(columns.map((status) => get('/tasks', {status, limit: A_PAGE})));
      this.set({board: Object.fromEntries(columns.map((status, i) => [status, pages[i]])), loading: false});
    } catch (fault) {
      if (this.loading) toastFault(fault);
      this.set({loading: false});
    }
  }

  /** @param {string} status */
  async #more(status) {
    const column = this.board[status];
    try {
      const page = await get('/tasks', {status, limit: A_PAGE, cursor: column.next});
      this.set({board: {...this.board, [status]: {items: [...column.items, ...page.items], next: page.next}}});
    } catch (fault) {
      toastFault(fault);
    }
  }

  async #create() {
    const task = await newTask(place().query.get('route') ?? '');
    if (task) {
      await this.#read();
      go('tasks', task.id);
    }
  }

  render() {
    return html`<section class="page">
      <header class="page-head"><h1>${t.pages.tasks}</h1>
        <div class="row"><div class="search">${icon('search')}<input class="input" type="search" placeholder=${t.tasks.search} aria-label=${t.tasks.search}
          @input=${(/** @type {any} */ e) => this.set({search: e.target.value})}></div>
        ${isAdmin() ? html`<button class="button primary" @click=${this.#create}>${icon('plus')}${t.tasks.create}</button>` : nothing}</div></header>
      <div class="board">${columns.map((status) => this.#column(status))}</div>
      ${this.open ? html`<mp-task-detail .taskId=${this.open} @close=${() => go('tasks')} @changed=${() => this.#read()}></mp-task-detail>` : nothing}
    </section>`;
  }

  /** @param {string} status */
  #column(status) {
    const column = this.board[status] ?? {items: [], next: null};
    const wanted = this.search.trim().toLowerCase();
    const shown = column.items.filter((task) => !wanted || `${task.title} ${directory.name(task.courierId)}`.toLowerCase().includes(wanted));
    return html`<section class="column" aria-label=${/** @type {any} */ (t.tasks.status)[status]}>
      <header class="row between nowrap">${taskBadge(status)}<span class="figures muted small">${shown.length}${column.next ? '+' : ''}</span></header>
      <ul>${shown.map((task) => html`<li><a class="card task-card" href=${link('tasks', task.id)}>
          <span class="row between nowrap"><b class="clamp">${task.title}</b><span class="bonus figures">${format.money(task.bonus)}</span></span>
          <span class="small muted">${this.#line(task)}</span>
          ${task.courierId ? html`<span class="small row nowrap">${icon('people')}<span class="truncate">${directory.name(task.courierId)}</span></span>` : nothing}
          ${task.flagged ? html`<span class="badge warn">${t.tasks.flagged}</span>` : nothing}</a></li>`)}
        ${shown.length || this.loading ? nothing : html`<li class="muted small column-empty">${t.tasks.none}</li>`}</ul>
      ${column.next ? html`<button class="button quiet" @click=${() => this.#more(status)}>${t.common.more}</button>` : nothing}
    </section>`;
  }

  /** @param {Task} task what matters in its state */
  #line(task) {
    switch (task.status) {
      case 'OPEN': return task.claimBy ? t.tasks.claimBy(format.dayTime(task.claimBy)) : t.tasks.openSince(format.dayTime(task.opensAt));
      case 'CLAIMED': return task.startBy ? t.tasks.startBy(format.dayTime(task.startBy)) : t.tasks.claimedAt(format.dayTime(task.claimedAt));
      case 'STARTED': return task.dueBy ? t.tasks.dueBy(format.dayTime(task.dueBy)) : t.tasks.startedAt(format.dayTime(task.startedAt));
      case 'COMPLETED': return t.tasks.completedAt(format.dayTime(task.completedAt));
      case 'CANCELLED': return t.tasks.cancelledAt(format.dayTime(task.cancelledAt));
      default: return t.tasks.expiredAt(format.dayTime(task.expiredAt));
    }
  }
}
customElements.define('mp-tasks-page', TasksPage);
