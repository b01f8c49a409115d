import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {taskBadge} from '../ui/status.js';
import {toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {get} from '../core/api.js';
import {directory} from '../core/directory.js';
import * as format from '../core/format.js';
import {link} from '../core/router.js';
import {inLanguage} from './figures.js';

const A_PAGE = 50;

/** The tasks that a figure of a report counts or adds up. */
class ReportTasks extends Part {
  static properties = {report: {attribute: false}, query: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.report = null;
    /** What the address says: courierId, teamId, routeId, figure, name. @type {URLSearchParams} */
    this.query = new URLSearchParams();
    /** @type {any[]} */
    this.items = [];
    /** @type {string | null} */
    this.next = null;
    this.asked = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(directory, 'change', () => this.requestUpdate());
  }

  willUpdate() {
    const asked = `${this.report.kind}/${this.report.period}?${this.query}`;
    if (asked === this.asked) return;
    Object.assign(this, {asked, items: [], next: null});
    void this.#read();
  }

  async #read() {
    const {asked} = this;
    const {name, ...query} = Object.fromEntries(this.query);
    try {
      const page = await get(`/reports/${this.report.kind}/${this.report.period}/tasks`, {...query, limit: A_PAGE, cursor: this.next});
      if (asked === this.asked) this.set({items: [...this.items, ...page.items], next: page.next});
    } catch (fault) {
      toastFault(fault);
    }
  }

  render() {
    const figure = this.report.figures.find((/** @type {any} */ one) => one.key === this.query.get('figure'));
    return html`<section class="card pad report-tasks" aria-label=${t.reports.tasksOf}>
      <header class="row between"><h2>${figure ? inLanguage(figure.title) : t.reports.tasksOf}${this.query.get('name') ? ` · ${this.query.get('name')}` : ''}
        <span class="muted figures small">${this.items.length}${this.next ? '+' : ''}</span></h2>
        <a class="button quiet icon" href=${link('reports', this.report.period)} aria-label=${t.common.close}>${icon('close')}</a></header>
      <div class="scroll-x"><table class="table"><tbody>${this.items.map((task) => html`<tr><th scope="row"><a href=${link('tasks', task.id)}>${task.title}</a></th>
        <td>${taskBadge(task.status)}${task.flagged ? html` <span class="badge warn">${t.tasks.flagged}</span>` : nothing}</td>
        <td>${task.courierId ? directory.name(task.courierId) : '–'}</td>
        <td class="number">${format.dayTime(task.completedAt ?? task.cancelledAt ?? task.expiredAt ?? task.publishedAt)}</td><td class="number">${format.money(task.bonus)}</td></tr>`)}</tbody></table></div>
      ${this.next ? html`<button class="button quiet" @click=${() => this.#read()}>${t.common.more}</button>` : nothing}</section>`;
  }
}
customElements.define('mp-report-tasks', ReportTasks);
