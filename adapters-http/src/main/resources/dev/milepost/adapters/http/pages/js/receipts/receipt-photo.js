import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import {explain} from '../core/i18n.js';
import {request} from '../core/api.js';

const ZOOMS = [1, 1.5, 2.2, 3.2, 4.8];

/**
 * The page of a receipt that its total stands on, as the server draws it: upright, with frames around what the reading rests on, documents
 * as well as photos. Zooms, turns, and is dragged by its scroll bars.
 */
class ReceiptPhoto extends Part {
  static properties = {receipt: {attribute: false}};
  #shownId = '';

  constructor() {
    super();
    /** @type {import('./receipts-page.js').Receipt | null} */
    this.receipt = null;
    this.url = '';
    this.fault = '';
    this.zoom = 0;
    this.turn = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.onLeave(() => this.#release());
  }

  #release() {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = '';
    this.#shownId = '';
  }

  updated() {
    if (this.receipt && this.receipt.id !== this.#shownId) void this.#load(this.receipt.id);
  }

  /** @param {string} id */
  async #load(id) {
    this.#release();
    this.#shownId = id;
    this.set({fault: '', zoom: 0, turn: 0});
    try {
      const blob = await this.#file(id, '?evidence=true');
      if (this.#shownId === id && this.isConnected) this.set({url: URL.createObjectURL(blob)});
    } catch (fault) {
      this.set({fault: explain(fault)});
    }
  }

  /** @param {string} id @param {string} query */
  async #file(id, query) {
    return (await request('GET', `/receipts/${id}/photo${query}`, {accept: '*/*'})).blob();
  }

  /** Downloads the file as it was uploaded. */
  async #original() {
    if (!this.receipt) return;
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await this.#file(this.receipt.id, ''));
      link.download = `receipt-${this.receipt.id}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (fault) {
      this.set({fault: explain(fault)});
    }
  }

  /** @param {number} steps larger or, if negative, smaller */
  enlarge(steps) {
    this.set({zoom: Math.min(ZOOMS.length - 1, Math.max(0, this.zoom + steps))});
  }

  /** A quarter of a turn clockwise. */
  rotate() {
    this.set({turn: (this.turn + 1) % 4});
  }

  render() {
    const {receipt, url} = this;
    if (!receipt) return nothing;
    const original = html`<button class="button" @click=${this.#original}>${t.receipts.original}</button>`;
    if (this.fault) return html`<div class="empty">${icon('warn')}<span>${this.fault}</span>${original}</div>`;
    if (!url) return html`<div class="empty"><span class="spinner"></span></div>`;
    const size = `${ZOOMS[this.zoom] * 100}%`;
    return html`<div class="photo-tools row">
        <button class="button icon" aria-label=${t.receipts.zoomOut} ?disabled=${this.zoom === 0} @click=${() => this.enlarge(-1)}>${icon('zoomOut')}</button>
        <button class="button icon" aria-label=${t.receipts.zoomIn} ?disabled=${this.zoom === ZOOMS.length - 1} @click=${() => this.enlarge(1)}>${icon('zoomIn')}</button>
        <button class="button icon" aria-label=${t.receipts.rotate} @click=${() => this.rotate()}>${icon('rotate')}</button>${original}</div>
      <div class="photo-scroll" tabindex="0" role="region" aria-label=${t.receipts.photo}>
        <div class="photo-sheet" .style=${`width:${size};height:${size}`}>
          <img src=${url} alt=${t.receipts.photoOf(receipt.reading?.merchant ?? '')} .style=${`rotate:${this.turn * 90}deg;scale:${this.turn % 2 === 1 ? 0.75 : 1}`}
            @error=${() => this.set({fault: t.receipts.damaged})}></div></div>`;
  }
}
customElements.define('mp-receipt-photo', ReceiptPhoto);
