import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {all, get, request} from '../core/api.js';
import {isAdmin} from '../core/session.js';
import * as format from '../core/format.js';
import {go, place, router} from '../core/router.js';
import {current, step, upTo} from './periods.js';
import './report-chart.js';

/** @typedef {Record<string, any>} Row */

const TREND = 8;

/** @type {{key: string, label: () => string, show: (row: Row) => string, sort: (row: Row) => number | string}[]} */
const columns = [
  {key: 'name', label: () => t.reports.courier, show: (row) => row.name, sort: (row) => row.name},
  ...['claimed', 'completed', 'onTime', 'flagged', 'cancelled'].map((key) => ({
    key, label: () => /** @type {any} */ (t.reports)[key], show: (/** @type {Row} */ row) => format.number(row[key]), sort: (/** @type {Row} */ row) => row[key]})),
  {key: 'distanceMetres', label: () => t.reports.distance, show: (row) => format.distance(row.distanceMetres), sort: (row) => row.distanceMetres},
  {key: 'movingSeconds', label: () => t.reports.moving, show: (row) => format.duration(row.movingSeconds), sort: (row) => row.movingSeconds},
  {key: 'offRouteShare', label: () => t.reports.offRoute, show: (row) => format.percent(row.offRouteShare, 1), sort: (row) => row.offRouteShare},
  {key: 'bonus', label: () => t.reports.bonus, show: (row) => format.moneys(row.bonus), sort: (row) => sum(row.bonus)},
  {key: 'confirmedTotal', label: () => t.reports.receipts, show: (row) => format.moneys(row.confirmedTotal), sort: (row) => sum(row.confirmedTotal)},
  {key: 'receiptsPending', label: () => t.reports.pending, show: (row) => format.number(row.receiptsPending), sort: (row) => row.receiptsPending},
];

/** @param {{amount: string}[]} amounts */
const sum = (amounts) => amounts.reduce((total, one) => total + Number(one.amount), 0);

/** Weekly and monthly reports with their trend. */
class ReportsPage extends Part {
  constructor() {
    super();
    /** @type {import('./periods.js').Kind} */
    this.kind = 'weekly';
    this.period = '';
    this.team = '';
    /** @type {any[]} */
    this.teams = [];
    /** @type {any} */
    this.report = null;
    /** @type {any[]} */
    this.trend = [];
    this.sortBy = 'completed';
    this.descending = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => place().page === 'reports' && this.#open(place().id));
    if (isAdmin()) void all('/teams').then((teams) => this.set({teams}), toastFault);
    void this.#open(place().id || current('weekly'));
  }

  /** @param {string} period */
  async #open(period) {
    const label = period || current(this.kind);
    const kind = label.includes('W') ? 'weekly' : 'monthly';
    this.set({kind, period: label});
    const read = (/** @type {string} */ one) => get(`/reports/${kind}/${one}`, {teamId: this.team});
    try {
      const labels = upTo(label, TREND);
      const reports = await Promise.all(labels.map(read));
      if (this.period === label) this.set({report: reports[reports.length - 1], trend: reports});
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {string} formatName */
  async #download(formatName) {
    try {
      const response = await request('GET', `/reports/${this.kind}/${this.period}`, {query: {teamId: this.team, format: formatName}, accept: '*/*'});
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = `milepost-${this.period}.${formatName}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {string} key */
  #sort(key) {
    this.set({descending: this.sortBy === key ? !this.descending : key !== 'name', sortBy: key});
  }

  render() {
    const {report} = this;
    return html`<section class="page"><header class="page-head"><h1>${t.pages.reports}</h1><div class="row">
        <div class="row" role="group" aria-label=${t.reports.kind}>${/** @type {const} */ (['weekly', 'monthly']).map((kind) => html`<button class="chip" aria-pressed=${this.kind === kind} @click=${() => go('reports', current(kind))}>${t.reports[kind]}</button>`)}</div>
        <div class="row nowrap"><button class="button icon" aria-label=${t.reports.earlier} @click=${() => go('reports', step(this.period, -1))}>‹</button>
          <b class="figures period">${this.period}</b><button class="button icon" aria-label=${t.reports.later} ?disabled=${this.period >= current(this.kind)} @click=${() => go('reports', step(this.period, 1))}>›</button></div>
        ${this.teams.length ? html`<select class="input auto" aria-label=${t.tasks.team} @change=${(/** @type {any} */ e) => (this.set({team: e.target.value}), this.#open(this.period))}><option value="">${t.reports.everyTeam}</option>${this.teams.map((team) => html`<option value=${team.id}>${team.name}</option>`)}</select>` : nothing}
        <button class="button" @click=${() => this.#download('csv')}>${icon('download')}CSV</button></div></header>
      ${report ? this.#body(report) : html`<div class="empty"><span class="spinner"></span></div>`}</section>`;
  }

  /** @param {any} report */
  #body(report) {
    const {totals} = report;
    return html`<p class="muted small">${t.reports.span(format.dateTime(report.from), format.dateTime(report.to), report.zone)} ·
        ${report.closed ? html`<span class="badge good">${t.reports.closed(report.edition)}</span>` : html`<span class="badge info">${t.reports.preview}</span>`}</p>
      <div class="tiles">
        ${tile(t.reports.completed, format.number(totals.completed), totals.completed ? t.reports.onTimeShare(format.percent(totals.onTime / totals.completed)) : '')}
        ${tile(t.reports.distance, format.distance(totals.distanceMetres), t.reports.movingFor(format.duration(totals.movingSeconds)))}
        ${tile(t.reports.bonus, format.moneys(totals.bonus), t.reports.flaggedCount(totals.flagged))}
        ${tile(t.reports.receipts, format.moneys(totals.confirmedTotal), t.reports.pendingCount(totals.receiptsPending))}</div>
      <div class="charts">
        ${this.#chart(t.reports.tasksChart, [[t.reports.completed, (r) => r.totals.completed], [t.reports.onTime, (r) => r.totals.onTime]])}
        ${this.#chart(t.reports.distanceChart, [[t.reports.kilometres, (r) => r.totals.distanceMetres / 1000]])}
        ${this.#chart(t.reports.moneyChart, [[t.reports.bonus, (r) => sum(r.totals.bonus)], [t.reports.receipts, (r) => sum(r.totals.confirmedTotal)]])}</div>
      <div class="card scroll-x" tabindex="0" role="region" aria-label=${t.reports.table}><table class="table"><caption class="visually-hidden">${t.reports.table}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col" class=${column.key === 'name' ? '' : 'number'} aria-sort=${this.sortBy === column.key ? (this.descending ? 'descending' : 'ascending') : 'none'}>
          <button @click=${() => this.#sort(column.key)}>${column.label()}<span aria-hidden="true">${this.sortBy === column.key ? (this.descending ? '▾' : '▴') : ''}</span></button></th>`)}</tr></thead>
        <tbody>${this.#rows(report).map((row) => html`<tr>${columns.map((column) => column.key === 'name' ? html`<th scope="row">${row.name}</th>` : html`<td class="number">${column.show(row)}</td>`)}</tr>`)}
          ${report.couriers.length ? nothing : html`<tr><td colspan=${columns.length} class="muted">${t.reports.none}</td></tr>`}</tbody>
        <tfoot><tr>${columns.map((column) => html`<td class=${column.key === 'name' ? '' : 'number'}>${column.key === 'name' ? t.reports.total : column.show(totals)}</td>`)}</tr></tfoot></table></div>`;
  }

  /** @param {any} report @returns {Row[]} */
  #rows(report) {
    const column = columns.find((one) => one.key === this.sortBy) ?? columns[0];
    const order = this.descending ? -1 : 1;
    return [...report.couriers].sort((a, b) => {
      const [x, y] = [column.sort(a), column.sort(b)];
      return order * (typeof x === 'string' ? x.localeCompare(String(y)) : Number(x) - Number(y));
    });
  }

  /** @param {string} title @param {[string, (report: any) => number][]} series */
  #chart(title, series) {
    return html`<figure class="card pad"><figcaption><h2>${title}</h2></figcaption>
      <mp-report-chart .labels=${this.trend.map((one) => one.period)} .series=${series.map(([label, value]) => ({label, values: this.trend.map(value)}))}></mp-report-chart></figure>`;
  }
}
customElements.define('mp-reports-page', ReportsPage);

/** @param {string} name @param {string} value @param {string} more */
const tile = (name, value, more) => html`<div class="card pad tile"><div class="small muted">${name}</div><div class="amount figures">${value}</div><div class="small muted">${more}</div></div>`;
