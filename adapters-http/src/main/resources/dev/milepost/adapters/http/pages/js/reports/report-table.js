import {Part, html, nothing} from '../ui/part.js';
import {t} from '../core/i18n.js';
import {place} from '../core/router.js';
import {groups, inLanguage, order, sectionName, show} from './figures.js';

/** @typedef {import('./figures.js').Figure} Figure @typedef {import('./figures.js').Row} Row */

const TASK_LISTS = '/tasks?';

/** The rows of one section of a report, with what each figure means below. A number leads to the tasks that it counts. */
class ReportTable extends Part {
  static properties = {report: {attribute: false}, section: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.report = null;
    /** @type {"couriers" | "teams" | "routes"} */
    this.section = 'couriers';
    /** @type {import('./figures.js').Group} */
    this.group = 'overview';
    this.sortBy = 'completed';
    this.descending = true;
  }

  /** @returns {Figure[]} */
  get #figures() {
    return groups[this.group].map((key) => this.report.figures.find((/** @type {Figure} */ one) => one.key === key));
  }

  /** @returns {Row[]} */
  #rows() {
    const direction = this.descending ? -1 : 1;
    const figure = this.#figures.find((one) => one.key === this.sortBy);
    return [...this.report[this.section]].sort((a, b) =>
      direction * (figure ? order(figure, a[figure.key]) - order(figure, b[figure.key]) : a.name.localeCompare(b.name)));
  }

  /** @param {string} key */
  #sort(key) {
    this.set({descending: this.sortBy === key ? !this.descending : key !== 'name', sortBy: key});
  }

  render() {
    const rows = this.#rows();
    const figures = this.#figures;
    return html`<div class="row" role="group" aria-label=${t.reports.figures}>${/** @type {import('./figures.js').Group[]} */ (Object.keys(groups)).map((group) => html`
        <button class="chip" aria-pressed=${this.group === group} @click=${() => this.set({group})}>${t.reports.groups[group]}</button>`)}</div>
      <div class="card scroll-x" tabindex="0" role="region" aria-label=${sectionName(this.section)}><table class="table"><caption class="visually-hidden">${sectionName(this.section)}</caption>
        <thead><tr>${this.#head('name', sectionName(this.section), '')}${figures.map((figure, i) => this.#head(figure.key, inLanguage(figure.title), String(i + 1)))}</tr></thead>
        <tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th>${figures.map((figure) => this.#cell(figure, row))}</tr>`)}
          ${rows.length ? nothing : html`<tr><td colspan=${figures.length + 1} class="muted">${t.reports.none}</td></tr>`}</tbody>
        <tfoot><tr><td>${t.reports.total}</td>${figures.map((figure) => this.#cell(figure, {...this.report.totals, tasks: this.report.tasks}))}</tr></tfoot></table></div>
      <ol class="footnotes small muted">${figures.map((figure) => html`<li><b>${inLanguage(figure.title)}</b>: ${inLanguage(figure.definition)}</li>`)}</ol>`;
  }

  /** @param {string} key @param {string} title @param {string} note */
  #head(key, title, note) {
    const sorted = this.sortBy === key;
    return html`<th scope="col" class=${note ? 'number' : ''} aria-sort=${sorted ? (this.descending ? 'descending' : 'ascending') : 'none'}>
      <button @click=${() => this.#sort(key)}>${title}${note ? html`<sup aria-hidden="true">${note}</sup>` : nothing}<span aria-hidden="true">${sorted ? (this.descending ? '▾' : '▴') : ''}</span></button></th>`;
  }

  /** @param {Figure} figure @param {Row} row */
  #cell(figure, row) {
    const text = show(figure, row[figure.key]);
    return html`<td class="number" data-figure=${figure.key}>${isSomething(row[figure.key]) ? html`<a href=${this.#list(row, figure)}>${text}</a>` : text}</td>`;
  }

  /** The list on this page: the server's own query, kept in the address. @param {Row} row @param {Figure} figure */
  #list(row, figure) {
    const query = new URLSearchParams(row.tasks.slice(row.tasks.indexOf(TASK_LISTS) + TASK_LISTS.length));
    query.set('figure', figure.key);
    if (row.name) query.set('name', row.name);
    return `#/reports/${place().id || this.report.period}?${query}`;
  }
}
customElements.define('mp-report-table', ReportTable);

/** @param {any} value whether there may be tasks behind it */
const isSomething = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
