import {Part, html, svg, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import {explain} from '../core/i18n.js';
import {request} from '../core/api.js';

const ZOOMS = [1, 1.5, 2.2, 3.2, 4.8];

/** The photo of a receipt with boxes around what the reading rests on. Zooms, turns, and is dragged by its scroll bars. */
class ReceiptPhoto extends Part {
  static properties = {receipt: {attribute: false}};
  #shownId = '';

  constructor() {
    super();
    /** @type {import('./receipts-page.js').Receipt | null} */
    this.receipt = null;
    this.url = '';
    this.fault = '';
    this.size = {width: 0, height: 0};
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
    this.set({fault: '', zoom: 0, turn: 0, size: {width: 0, height: 0}});
    try {
      const blob = await (await request('GET', `/receipts/${id}/photo`, {accept: '*/*'})).blob();
      if (this.#shownId === id && this.isConnected) this.set({url: URL.createObjectURL(blob)});
    } catch (fault) {
      this.set({fault: explain(fault)});
    }
  }

  /** @param {Event} event */
  #loaded(event) {
    const image = /** @type {HTMLImageElement} */ (event.target);
    this.set({size: {width: image.naturalWidth, height: image.naturalHeight}});
  }

  render() {
    const {receipt, url} = this;
    if (!receipt) return nothing;
    if (this.fault) return html`<div class="empty">${icon('warn')}<span>${this.fault}</span></div>`;
    if (!url) return html`<div class="empty"><span class="spinner"></span></div>`;
    if (receipt.mediaType === 'application/pdf') return html`<div class="empty">${icon('receipt')}<a class="button" href=${url} target="_blank" rel="noopener">${t.receipts.openPdf}</a></div>`;
    const sideways = this.turn % 2 === 1;
    const {width, height} = this.size;
    return html`<div class="photo-tools row">
        <button class="button icon" aria-label=${t.receipts.zoomOut} ?disabled=${this.zoom === 0} @click=${() => this.set({zoom: this.zoom - 1})}>${icon('zoomOut')}</button>
        <button class="button icon" aria-label=${t.receipts.zoomIn} ?disabled=${this.zoom === ZOOMS.length - 1} @click=${() => this.set({zoom: this.zoom + 1})}>${icon('zoomIn')}</button>
        <button class="button icon" aria-label=${t.receipts.rotate} @click=${() => this.set({turn: (this.turn + 1) % 4})}>${icon('rotate')}</button></div>
      <div class="photo-scroll" tabindex="0" role="region" aria-label=${t.receipts.photo}>
        <div class="photo-sheet" .style=${`width:${ZOOMS[this.zoom] * 100}%;height:${ZOOMS[this.zoom] * 100}%`}>
          <svg .style=${`rotate:${this.turn * 90}deg;${sideways ? 'scale:0.75' : ''}`} viewBox="0 0 ${width || 100} ${height || 100}" role="img" aria-label=${t.receipts.photoOf(receipt.reading?.merchant ?? '')}>
            <foreignObject x="0" y="0" width=${width || 100} height=${height || 100}><img src=${url} alt="" @load=${this.#loaded} @error=${() => this.set({fault: t.receipts.damaged})}></foreignObject>
            ${width ? receipt.reading?.evidence.filter((one) => one.page === 1).map((one, i) => this.#box(one, i)) : nothing}
          </svg></div></div>`;
  }

  /** @param {{text: string, box: {x: number, y: number, width: number, height: number}}} evidence @param {number} i */
  #box({text, box}, i) {
    const margin = Math.max(4, this.size.width / 150);
    return svg`<rect class=${i === 0 ? 'box first' : 'box'} x=${box.x - margin} y=${box.y - margin} width=${box.width + 2 * margin} height=${box.height + 2 * margin} rx=${margin} stroke-width=${Math.max(2, this.size.width / 250)}><title>${text}</title></rect>`;
  }
}
customElements.define('mp-receipt-photo', ReceiptPhoto);
