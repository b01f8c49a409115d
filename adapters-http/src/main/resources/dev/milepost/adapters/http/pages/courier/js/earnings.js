import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {all} from '../../js/core/api.js';
import {settings} from '../../js/core/settings.js';
import * as format from '../../js/core/format.js';
import {weekOf} from '../../js/reports/periods.js';

/** @typedef {{week: string, tasks: any[], bonus: {amount: string, currency: string}[]}} Week */

/** What a courier has earned, week by week. */
class Earnings extends Part {
  static properties = {account: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.account = null;
    /** @type {Week[] | null} */
    this.weeks = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      const tasks = await all('/tasks', {status: 'COMPLETED', courierId: this.account.id}, 1000);
      this.set({weeks: byWeek(tasks)});
    } catch (/** @type {any} */ fault) {
      toastFault(fault);
    }
  }

  render() {
    return html`<h1>${t.courier.earnings}</h1><p class="small muted">${t.courier.earningsText}</p>
      ${this.weeks?.length === 0 ? html`<div class="empty">${icon('wallet')}<span>${t.courier.noEarnings}</span></div>` : nothing}
      <ul class="stack">${(this.weeks ?? []).map((week) => html`<li class="card pad stack"><div class="row between"><h2>${week.week}</h2><b class="bonus big figures">${format.moneys(week.bonus)}</b></div>
        <ul class="plain">${week.tasks.map((task) => html`<li class="row between"><span class="grow truncate">${task.title}<span class="small muted"> · ${format.dayTime(task.completedAt)}</span></span>${task.flagged ? html`<span class="badge warn">${t.tasks.flagged}</span>` : nothing}<span class="figures">${format.money(task.bonus)}</span></li>`)}</ul></li>`)}</ul>`;
  }
}
customElements.define('mp-earnings', Earnings);

/** @param {any[]} tasks @returns {Week[]} the latest first */
function byWeek(tasks) {
  const day = new Intl.DateTimeFormat('en-CA', {timeZone: settings.zone});
  /** @type {Map<string, any[]>} */
  const weeks = new Map();
  for (const task of tasks) {
    const week = weekOf(new Date(`${day.format(new Date(task.completedAt))}T12:00:00Z`));
    weeks.set(week, [...(weeks.get(week) ?? []), task]);
  }
  return [...weeks].sort(([a], [b]) => b.localeCompare(a)).map(([week, list]) => ({week, tasks: list, bonus: sums(list)}));
}

/** Exact sums, one for each currency. @param {{bonus: {amount: string, currency: string}}[]} tasks */
function sums(tasks) {
  /** @type {Map<string, {units: bigint, digits: number}>} */
  const totals = new Map();
  for (const {bonus} of tasks) {
    const digits = (bonus.amount.split('.')[1] ?? '').length;
    const units = BigInt(bonus.amount.replace('.', ''));
    totals.set(bonus.currency, {units: (totals.get(bonus.currency)?.units ?? 0n) + units, digits});
  }
  return [...totals].map(([currency, {units, digits}]) => {
    const text = units.toString().padStart(digits + 1, '0');
    return {currency, amount: digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text};
  });
}
