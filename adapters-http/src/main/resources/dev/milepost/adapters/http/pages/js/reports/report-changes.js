import {html} from '../ui/part.js';
import {t} from '../core/i18n.js';
import {inLanguage, plain, show} from './figures.js';

/** Plenty for people; the whole list is in the report's JSON. */
const MOST = 200;

/** @param {any} report an edition that corrects another @returns what it changed */
export const changes = (report) => html`<details class="card pad"><summary>${t.reports.changed(report.changes.length, report.edition - 1)}</summary>
  <div class="scroll-x"><table class="table"><thead><tr><th scope="col">${t.reports.of}</th><th scope="col">${t.reports.figure}</th><th scope="col" class="number">${t.reports.before}</th><th scope="col" class="number">${t.reports.after}</th></tr></thead>
    <tbody>${report.changes.slice(0, MOST).map((/** @type {any} */ change) => {
      const figure = report.figures.find((/** @type {any} */ one) => one.key === change.figure);
      return html`<tr><th scope="row">${change.name || t.reports.total}</th><td>${inLanguage(figure.title)}</td><td class="number">${show(figure, plain(change.before))}</td><td class="number">${show(figure, plain(change.after))}</td></tr>`;
    })}</tbody></table></div></details>`;
