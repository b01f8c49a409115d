import {LitElement, html, svg, nothing} from 'lit';
import {languages} from '../core/i18n.js';

export {html, svg, nothing};

/**
 * What every component is built on: rendered into the page itself, so that one style sheet serves all, and again whenever the language changes.
 */
export class Part extends LitElement {
  /** @type {(() => void)[]} */
  #leave = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(languages, 'change', () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.splice(0).forEach((leave) => leave());
  }

  /** @param {EventTarget} target @param {string} type @param {(event: any) => void} heard until this part is taken away */
  listen(target, type, heard) {
    target.addEventListener(type, heard);
    this.onLeave(() => target.removeEventListener(type, heard));
  }

  /** @param {() => void} leave called once when this part is taken away */
  onLeave(leave) {
    this.#leave.push(leave);
  }

  /** @param {() => void} work @param {number} milliseconds every so often until this part is taken away */
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds);
    this.onLeave(() => clearInterval(timer));
  }

  /** @param {Record<string, any>} patch own fields that change, shown at once */
  set(patch) {
    Object.assign(this, patch);
    this.requestUpdate();
  }
}
