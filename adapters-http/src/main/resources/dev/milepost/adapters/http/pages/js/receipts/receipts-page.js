import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {receiptBadge} from '../ui/status.js';
import {formDialog, showDialog} from '../ui/dialog.js';
import {toast, toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {get, post} from '../core/api.js';
import {settings} from '../core/settings.js';
import {isManager} from '../core/session.js';
import {directory} from '../core/directory.js';
import * as format from '../core/format.js';
import {go, link, place, router} from '../core/router.js';
import './receipt-photo.js';

/**
 * @typedef {{amount: string, currency: string}} Money
 * @typedef {object} Receipt
 * @property {string} id
 * @property {string} taskId
 * @property {string} courierId
 * @property {string} status
 * @property {string} uploadedAt
 * @property {string} mediaType
 * @property {{total: Money | null, currency: string | null, date: string | null, merchant: string | null, tax: Money | null, confidence: number,
 *   evidence: {text: string, page: number, box: {x: number, y: number, width: number, height: number}}[], checks: {name: string, passed: boolean}[]} | null} reading
 * @property {string | null} unreadableReason
 * @property {Money | null} confirmed
 * @property {boolean | null} corrected
 * @property {string | null} rejectedReason
 * @property {string | null} decidedBy the account; null if it was confirmed automatically
 * @property {boolean | null} automatic
 * @property {string | null} duplicateOf
 * @property {'SAME_FILE' | 'SAME_PHOTO' | 'SAME_PURCHASE' | null} duplicateBy
 */

const filters = ['QUEUE', 'READING', 'CONFIRMED', 'REJECTED'];
const AGAIN_MS = 8000;

/** The review of receipts: a queue on the left, the photo and what was read on the right. */
class ReceiptsPage extends Part {
  constructor() {
    super();
    this.filter = 'QUEUE';
    /** @type {Receipt[]} */
    this.receipts = [];
    /** @type {Receipt | null} */
    this.receipt = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => place().page === 'receipts' && this.#open(place().id));
    this.listen(directory, 'change', () => this.requestUpdate());
    this.listen(document, 'keydown', (event) => this.#typed(event));
    this.every(AGAIN_MS, () => void this.#list());
    void this.#list().then(() => this.#open(place().id || this.receipts[0]?.id || ''));
  }

  async #list() {
    try {
      const wanted = this.filter === 'QUEUE' ? ['READ', 'UNREADABLE'] : [this.filter];
      const pages = await Promise.all(wanted.map((status) => get('/receipts', {status, limit: 200})));
      const order = this.filter === 'QUEUE' ? 1 : -1;
      this.set({receipts: pages.flatMap((page) => page.items).sort((a, b) => order * a.uploadedAt.localeCompare(b.uploadedAt))});
    } catch (fault) {
      if (!this.receipts.length) toastFault(fault);
    }
  }

  /** @param {string} id */
  async #open(id) {
    if (!id) {
      this.set({receipt: null});
      return;
    }
    try {
      this.set({receipt: this.receipts.find((one) => one.id === id) ?? (await get(`/receipts/${id}`))});
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const typing = /** @type {HTMLElement} */ (event.target).matches?.('input, textarea, select');
    if (typing || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const actions = {
      j: () => this.#step(1), ArrowDown: () => this.#step(1), k: () => this.#step(-1), ArrowUp: () => this.#step(-1),
      c: () => this.#confirm(), e: () => this.#correct(), x: () => this.#reject(), d: () => this.#duplicate(),
      '+': () => this.#photo()?.enlarge(1), '-': () => this.#photo()?.enlarge(-1), r: () => this.#photo()?.rotate(),
    };
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @returns {any} */
  #photo() {
    return this.querySelector('mp-receipt-photo');
  }

  /** @param {number} by */
  #step(by) {
    const at = this.receipts.findIndex((one) => one.id === this.receipt?.id);
    const next = this.receipts[Math.min(this.receipts.length - 1, Math.max(0, at + by))];
    if (next) go('receipts', next.id);
  }

  #decidable() {
    return isManager() && this.receipt !== null && ['READ', 'UNREADABLE'].includes(this.receipt.status);
  }

  /** @param {(receipt: Receipt) => Promise<unknown>} decide @param {string} said */
  async #decide(decide, said) {
    const receipt = this.receipt;
    if (!receipt || this.busy) return;
    const at = this.receipts.findIndex((one) => one.id === receipt.id);
    this.set({busy: true});
    try {
      if (await decide(receipt)) {
        toast(said);
        await this.#list();
        const next = this.receipts[Math.min(at, this.receipts.length - 1)];
        go('receipts', this.filter === 'QUEUE' ? (next?.id ?? '') : receipt.id);
        if (!next) this.set({receipt: null});
      }
    } catch (fault) {
      toastFault(fault);
    }
    this.set({busy: false});
  }

  #confirm() {
    if (!this.#decidable()) return;
    if (!this.receipt?.reading?.total) void this.#correct();
    else void this.#decide((receipt) => post(`/receipts/${receipt.id}/confirm`), t.receipts.confirmedToast);
  }

  #correct() {
    if (!this.#decidable()) return;
    const total = this.receipt?.reading?.total;
    void this.#decide((receipt) => formDialog({
      title: t.receipts.correct, action: t.receipts.confirm,
      body: () => html`<div class="fields"><div class="field"><label for="f-amount">${t.receipts.amount}</label><input class="input figures" id="f-amount" name="amount" required inputmode="decimal" pattern="[0-9]+(\\.[0-9]+)?" .defaultValue=${total?.amount ?? ''}></div>
        <div class="field"><label for="f-currency">${t.tasks.currency}</label><input class="input" id="f-currency" name="currency" required minlength="3" maxlength="3" .defaultValue=${total?.currency ?? receipt.reading?.currency ?? settings.currency}></div></div>`,
      submit: (form) => post(`/receipts/${receipt.id}/confirm`, {total: {amount: String(form.get('amount')).trim(), currency: String(form.get('currency')).toUpperCase()}}),
    }), t.receipts.correctedToast);
  }

  #reject() {
    if (!this.#decidable()) return;
    void this.#decide((receipt) => formDialog({
      title: t.receipts.reject, action: t.receipts.reject, danger: true,
      body: () => html`<div class="field"><label for="f-reason">${t.tasks.reason}</label><input class="input" id="f-reason" name="reason" required maxlength="500"></div>`,
      submit: (form) => post(`/receipts/${receipt.id}/reject`, {reason: String(form.get('reason')).trim()}),
    }), t.receipts.rejectedToast);
  }

  async #duplicate() {
    const {receipt} = this;
    if (!receipt?.duplicateOf) return;
    try {
      const other = await get(`/receipts/${receipt.duplicateOf}`);
      showDialog(t.receipts.duplicateTitle, () => html`<p>${t.receipts.duplicateBy[receipt.duplicateBy ?? 'SAME_FILE']}</p><div class="side-by-side">${[other, receipt].map((one) => html`<figure class="stack">
        <figcaption class="row between"><span>${format.dayTime(one.uploadedAt)} · ${directory.name(one.courierId)}</span>${receiptBadge(one.status)}</figcaption>
        <mp-receipt-photo class="compact" .receipt=${one}></mp-receipt-photo><b class="figures">${format.money(one.confirmed ?? one.reading?.total)}</b></figure>`)}</div>`);
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {string} filter */
  async #filter(filter) {
    this.set({filter, receipts: []});
    await this.#list();
    go('receipts', this.receipts[0]?.id ?? '');
  }

  render() {
    return html`<section class="split" aria-label=${t.pages.receipts}>
      <div class="side"><div class="list-head stack"><h1>${t.pages.receipts}</h1>
        <div class="row filters" role="group" aria-label=${t.live.filter}>${filters.map((name) => html`<button class="chip" aria-pressed=${this.filter === name} @click=${() => this.#filter(name)}>${/** @type {any} */ (t.receipts.filters)[name]}</button>`)}</div></div>
        <ul class="list-rows" aria-label=${t.pages.receipts}>${this.receipts.map((one) => html`<li><a href=${link('receipts', one.id)} aria-current=${one.id === this.receipt?.id ? 'true' : 'false'}>
          <span class="grow"><span class="row between nowrap"><b class="figures">${format.money(one.confirmed ?? one.reading?.total)}</b>${receiptBadge(one.status)}</span>
          <span class="small muted truncate">${one.reading?.merchant ?? directory.name(one.courierId)} · ${format.dayTime(one.uploadedAt)}</span>
          ${one.duplicateOf ? html`<span class="badge warn">${t.receipts.duplicate}</span>` : nothing}</span></a></li>`)}
          ${this.receipts.length ? nothing : html`<li class="empty">${icon('ok')}<span>${this.filter === 'QUEUE' ? t.receipts.queueEmpty : t.receipts.none}</span></li>`}</ul></div>
      <div class="main review">${this.receipt ? this.#review(this.receipt) : html`<div class="empty">${icon('receipt')}<span>${t.receipts.choose}</span></div>`}</div></section>`;
  }

  /** @param {Receipt} receipt */
  #review(receipt) {
    const {reading} = receipt;
    return html`<mp-receipt-photo .receipt=${receipt}></mp-receipt-photo>
      <div class="review-side stack">
        <div class="row between"><h2>${directory.name(receipt.courierId)}</h2>${receiptBadge(receipt.status)}</div>
        <div><div class="small muted">${receipt.confirmed ? t.receipts.confirmedAmount : t.receipts.readAmount}</div>
          <div class="amount figures">${format.money(receipt.confirmed ?? reading?.total)}</div>
          ${receipt.automatic ? html`<div class="small muted">${t.receipts.automatic}</div>` : receipt.decidedBy ? html`<div class="small muted">${t.receipts.decidedBy(directory.name(receipt.decidedBy))}</div>` : nothing}
          ${receipt.corrected && reading?.total ? html`<div class="small muted">${t.receipts.readAs(format.money(reading.total))}</div>` : nothing}</div>
        ${receipt.duplicateOf ? html`<div class="notice warn">${icon('warn')}<span>${t.receipts.duplicateBy[receipt.duplicateBy ?? 'SAME_FILE']}</span></div>
          <button class="button" @click=${this.#duplicate}>${t.receipts.seeDuplicate}<kbd>D</kbd></button>` : nothing}
        ${receipt.unreadableReason ? html`<div class="notice warn">${icon('warn')}<span>${receipt.unreadableReason}</span></div>` : nothing}
        ${receipt.rejectedReason ? html`<div class="notice bad">${icon('close')}<span>${receipt.rejectedReason}</span></div>` : nothing}
        ${reading ? html`<dl class="facts"><div><dt>${t.receipts.merchant}</dt><dd>${reading.merchant ?? '–'}</dd></div><div><dt>${t.receipts.date}</dt><dd>${format.day(reading.date)}</dd></div>
          <div><dt>${t.receipts.confidence}</dt><dd class="figures">${format.percent(reading.confidence)}</dd></div><div><dt>${t.receipts.tax}</dt><dd class="figures">${format.money(reading.tax)}</dd></div></dl>
          <div><h3>${t.receipts.checks}</h3><ul class="checks">${reading.checks.map((check) => html`<li class=${check.passed ? 'passed' : 'failed'}>${icon(check.passed ? 'ok' : 'close', check.passed ? t.receipts.passed : t.receipts.failed)}<span>${/** @type {any} */ (t.receipts.checkNames)[check.name] ?? check.name}</span></li>`)}
            ${reading.checks.length ? nothing : html`<li class="muted small">${t.receipts.noChecks}</li>`}</ul></div>
          <div><h3>${t.receipts.evidence}</h3><ul class="plain small">${reading.evidence.map((one) => html`<li>“${one.text}”</li>`)}</ul></div>` : nothing}
        <a class="small" href=${link('tasks', receipt.taskId)}>${t.live.openTask}</a>
        ${this.#decidable() ? html`<footer class="stack">
          <button class="button primary" ?disabled=${this.busy || !reading?.total} @click=${this.#confirm}>${icon('ok')}${t.receipts.confirm}<kbd>C</kbd></button>
          <div class="row nowrap"><button class="button grow" ?disabled=${this.busy} @click=${this.#correct}>${t.receipts.correct}<kbd>E</kbd></button>
          <button class="button danger grow" ?disabled=${this.busy} @click=${this.#reject}>${t.receipts.reject}<kbd>X</kbd></button></div>
          <p class="small muted">${t.receipts.keys}</p></footer>` : isManager() ? nothing : html`<p class="small muted">${t.receipts.managersDecide}</p>`}
      </div>`;
  }
}
customElements.define('mp-receipts-page', ReceiptsPage);
