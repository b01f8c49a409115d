import {Part, html} from './part.js';
import {icon} from './icons.js';
import {explain, t} from '../core/i18n.js';

/** @typedef {{id: number, kind: "good" | "bad" | "info", text: string}} Toast */

const SHOWN_MS = 6000;
const bus = new EventTarget();
let count = 0;

/** @param {string} text @param {"good" | "bad" | "info"} [kind] says something that needs no answer */
export const toast = (text, kind = 'good') =>
  bus.dispatchEvent(new CustomEvent('toast', {detail: {id: ++count, kind, text}}));

/** @param {any} fault says what went wrong */
export const toastFault = (fault) => {
  if (!fault?.code) console.error(fault);
  toast(explain(fault), 'bad');
};

class Toasts extends Part {
  constructor() {
    super();
    /** @type {Toast[]} */
    this.toasts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(bus, 'toast', ({detail}) => {
      this.set({toasts: [...this.toasts.slice(-2), detail]});
      setTimeout(() => this.#drop(detail.id), SHOWN_MS);
    });
  }

  /** @param {number} id */
  #drop(id) {
    this.set({toasts: this.toasts.filter((one) => one.id !== id)});
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">${this.toasts.map((one) => html`
      <div class="notice toast ${one.kind}">${icon(one.kind === 'good' ? 'ok' : one.kind === 'bad' ? 'warn' : 'info')}
        <span class="grow">${one.text}</span>
        <button class="button quiet icon" aria-label=${t.common.close} @click=${() => this.#drop(one.id)}>${icon('close')}</button>
      </div>`)}</div>`;
  }
}
customElements.define('mp-toasts', Toasts);
