import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {toastFault} from '../ui/toast.js';
import {chosenLanguage, t} from '../core/i18n.js';
import {all, get, request} from '../core/api.js';
import {isAdmin} from '../core/session.js';
import * as format from '../core/format.js';
import {go, place, router} from '../core/router.js';
import {amount, currencies, sectionName} from './figures.js';
import {current, step, upTo} from './periods.js';
import {changes} from './report-changes.js';
import './report-chart.js';
import './report-table.js';
import './report-tasks.js';

const TREND = 8;
const sections = /** @type {const} */ (['couriers', 'teams', 'routes']);

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
    /** The editions of the period, the newest first. @type {any[]} */
    this.editions = [];
    /** Which of them is shown; 0: the newest, or a preview. */
    this.edition = 0;
    /** @type {typeof sections[number]} */
    this.section = 'couriers';
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => place().page === 'reports' && this.#move(place().id));
    if (isAdmin()) void all('/teams').then((teams) => this.set({teams}), toastFault);
    void this.#open(place().id || current('weekly'));
  }

  /** @param {string} period */
  #move(period) {
    const label = period || current(this.kind);
    // The same period with another list of tasks needs no other report.
    if (label === this.period) this.requestUpdate();
    else void this.#open(label);
  }

  /** @param {string} label @param {number} [edition] */
  async #open(label, edition = 0) {
    const kind = label.includes('W') ? 'weekly' : 'monthly';
    this.set({kind, period: label, edition});
    const read = (/** @type {string} */ one) => get(`/reports/${kind}/${one}`, {teamId: this.team, edition: one === label ? edition || '' : ''});
    try {
      const [editions, ...reports] = await Promise.all([get(`/reports/${kind}/${label}/editions`), ...upTo(label, TREND).map(read)]);
      if (this.period === label && this.edition === edition) this.set({report: reports[reports.length - 1], trend: reports, editions: editions.items});
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {string} formatName */
  async #file(formatName) {
    const lang = chosenLanguage() === 'zh-CN' ? 'zh' : 'en';
    const query = {teamId: this.team, format: formatName, lang, edition: this.edition || '', section: this.section, bom: 'true'};
    return (await request('GET', `/reports/${this.kind}/${this.period}`, {query, accept: '*/*'})).blob();
  }

  /** @param {string} formatName */
  async #download(formatName) {
    try {
      save(await this.#file(formatName), `milepost-${this.period}.${formatName}`);
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** Shows the whole report in a window of its own, made to be printed. */
  async #print() {
    // Opened before there is anything to show: a window that opens later counts as one that nobody asked for.
    const shown = open('about:blank');
    try {
      const address = URL.createObjectURL(await this.#file('html'));
      if (shown) shown.location.href = address;
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (fault) {
      shown?.close();
      toastFault(fault);
    }
  }

  /** The rows behind the report, all parts in one file. */
  async #data() {
    try {
      /** @type {string[]} */
      const parts = [];
      let cursor;
      do {
        const query = {from: this.report.from, to: this.report.to, format: 'csv', cursor};
        const response = await request('GET', '/reports/data', {query, accept: '*/*'});
        const text = await response.text();
        parts.push(parts.length ? text.slice(text.indexOf('\n') + 1) : text);
        cursor = /[?&]cursor=([^&>]+)/.exec(response.headers.get('Link') ?? '')?.[1];
      } while (cursor);
      save(new Blob(['\uFEFF', ...parts], {type: 'text/csv'}), `milepost-tasks-${this.period}.csv`);
    } catch (fault) {
      toastFault(fault);
    }
  }

  render() {
    const {report} = this;
    return html`<section class="page"><header class="page-head"><h1>${t.pages.reports}</h1><div class="row">
        <div class="row" role="group" aria-label=${t.reports.kind}>${/** @type {const} */ (['weekly', 'monthly']).map((kind) => html`<button class="chip" aria-pressed=${this.kind === kind} @click=${() => go('reports', current(kind))}>${t.reports[kind]}</button>`)}</div>
        <div class="row nowrap"><button class="button icon" aria-label=${t.reports.earlier} @click=${() => go('reports', step(this.period, -1))}>‹</button>
          <b class="figures period">${this.period}</b><button class="button icon" aria-label=${t.reports.later} ?disabled=${this.period >= current(this.kind)} @click=${() => go('reports', step(this.period, 1))}>›</button></div>
        ${this.teams.length ? html`<select class="input auto" aria-label=${t.tasks.team} @change=${(/** @type {any} */ e) => (this.set({team: e.target.value}), this.#open(this.period))}><option value="">${t.reports.everyTeam}</option>${this.teams.map((team) => html`<option value=${team.id}>${team.name}</option>`)}</select>` : nothing}
        ${this.editions.length > 1 ? html`<select class="input auto" aria-label=${t.reports.edition} @change=${(/** @type {any} */ e) => this.#open(this.period, Number(e.target.value))}>${this.editions.map((one, i) => html`
          <option value=${i ? one.edition : 0} ?selected=${one.edition === this.report?.edition}>${t.reports.editionOf(one.edition, format.dateTime(one.madeAt))}</option>`)}</select>` : nothing}
        <div class="row nowrap" role="group" aria-label=${t.reports.files}>${['csv', 'xlsx', 'pdf'].map((file) => html`<button class="button" @click=${() => this.#download(file)}>${icon('download')}${file.toUpperCase()}</button>`)}
          <button class="button" @click=${() => this.#print()}>${t.reports.print}</button></div>
        <button class="button" ?disabled=${!this.report} @click=${() => this.#data()}>${icon('download')}${t.reports.data}</button></div></header>
      ${report ? this.#body(report) : html`<div class="empty"><span class="spinner"></span></div>`}</section>`;
  }

  /** @param {any} report */
  #body(report) {
    const {totals} = report;
    return html`<p class="muted small">${t.reports.span(format.dateTime(report.from), format.dateTime(report.to), report.zone)} ·
        ${report.closed ? html`<span class="badge good">${t.reports.closed(report.edition)}</span> ${t.reports.dataUntil(format.dateTime(report.dataUntil))}` : html`<span class="badge info">${t.reports.preview}</span>`}</p>
      <div class="tiles">
        ${tile(t.reports.completed, format.number(totals.completed), totals.completed ? t.reports.onTimeShare(format.percent(totals.onTime / totals.completed)) : '')}
        ${tile(t.reports.distance, format.distance(totals.distanceMetres), t.reports.movingFor(format.duration(totals.movingSeconds)))}
        ${tile(t.reports.bonus, format.moneys(totals.bonus), t.reports.flaggedCount(totals.flagged))}
        ${tile(t.reports.receipts, format.moneys(totals.confirmedTotal), t.reports.pendingCount(totals.receiptsPending))}</div>
      ${place().query.get('figure') ? html`<mp-report-tasks .report=${report} .query=${place().query}></mp-report-tasks>` : nothing}
      <div class="charts">
        ${this.#chart(t.reports.tasksChart, [[t.reports.completed, (r) => r.totals.completed], [t.reports.onTime, (r) => r.totals.onTime]])}
        ${this.#chart(t.reports.distanceChart, [[t.reports.kilometres, (r) => r.totals.distanceMetres / 1000]])}
        ${currencies(this.trend, ['bonus', 'confirmedTotal']).map((currency) => this.#chart(t.reports.moneyChart(currency),
          [[t.reports.bonus, (r) => amount(r.totals, 'bonus', currency)], [t.reports.receipts, (r) => amount(r.totals, 'confirmedTotal', currency)]]))}</div>
      ${report.changes.length ? changes(report) : nothing}
      <div class="row" role="group" aria-label=${t.reports.rows}>${sections.map((section) => html`<button class="chip" aria-pressed=${this.section === section} @click=${() => this.set({section})}>${sectionName(section)}</button>`)}</div>
      <mp-report-table .report=${report} .section=${this.section}></mp-report-table>`;
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

/** @param {Blob} content @param {string} name */
function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
