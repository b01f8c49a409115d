import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {available, chosenLanguage, explain, setLanguage, t} from '../../js/core/i18n.js';
import {get} from '../../js/core/api.js';
import {session, signedIn, signOut} from '../../js/core/session.js';
import {recall, remember} from '../../js/core/storage.js';
import {link, place, router} from '../../js/core/router.js';
import '../../js/sign-in.js';
import {state} from './state.js';
import {Tracker} from './tracker.js';
import {Uploader} from './uploader.js';
import './gps-state.js';
import './open-tasks.js';
import './my-tasks.js';
import './earnings.js';
import './phone.js';

const AGAIN_MS = 20_000;

/** @type {{name: "open" | "mine" | "earnings" | "phone", icon: any}[]} */
const tabs = [{name: 'open', icon: 'search'}, {name: 'mine', icon: 'tasks'}, {name: 'earnings', icon: 'wallet'}, {name: 'phone', icon: 'phone'}];

/** The courier's phone page. */
class CourierApp extends Part {
  #tracker = new Tracker();
  /** @type {Uploader | null} */
  #uploader = null;

  constructor() {
    super();
    /** @type {import('../../js/core/session.js').Account | null} */
    this.account = recall('account');
    this.tab = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.replaceChildren();
    this.listen(session, 'change', () => this.#enter());
    this.listen(router, 'change', () => this.#open());
    this.listen(state, 'change', () => this.#followTask());
    this.listen(this.#tracker, 'state', () => this.requestUpdate());
    this.listen(this.#tracker, 'fix', ({detail}) => this.#record(detail));
    this.every(AGAIN_MS, () => void this.#read());
    this.#enter();
  }

  async #enter() {
    if (!signedIn()) {
      this.#leave();
      return;
    }
    this.#work();
    try {
      const account = await get('/accounts/me');
      remember('account', account);
      if (account.role !== 'COURIER') {
        location.replace('/');
        return;
      }
      this.set({account});
      this.#work();
      await state.readMine(account.id);
    } catch (/** @type {any} */ fault) {
      // Without a network the page works on with what it knows.
      if (!fault.passing) toastFault(fault);
    }
    this.#open();
  }

  #leave() {
    this.#tracker.stop();
    this.#uploader?.stop();
    this.#uploader = null;
    state.forget();
    this.set({account: null});
  }

  #work() {
    if (!this.account || this.#uploader) return;
    this.#uploader = new Uploader(this.account.id);
    this.#uploader.addEventListener('state', () => this.requestUpdate());
    this.#uploader.addEventListener('receipt', (/** @type {any} */ {detail}) => detail.fault ? toastFault(detail.fault) : toast(t.courier.receiptSent));
    this.#followTask();
    this.#open();
  }

  async #read() {
    if (!this.account) return;
    await state.readMine(this.account.id).catch((/** @type {any} */ fault) => fault.passing || console.info(explain(fault)));
  }

  /** Tracks while a task is under way, and only then. */
  #followTask() {
    if (state.started && this.account) this.#tracker.start();
    else if (this.#tracker.state.status !== 'off') this.#tracker.stop();
    this.requestUpdate();
  }

  /** @param {import('./queue.js').Fix} fix */
  async #record(fix) {
    const task = state.started;
    if (!task || !this.#uploader || Date.parse(fix.recordedAt) < Date.parse(task.startedAt ?? '')) return;
    await this.#uploader.record(task.id, fix).catch(toastFault);
  }

  #open() {
    const tab = tabs.find((one) => one.name === place().page)?.name ?? (state.mine.length ? 'mine' : 'open');
    this.set({tab});
  }

  render() {
    if (!signedIn() || !this.account) return signedIn() ? html`<div class="empty"><span class="spinner"></span></div>` : html`<mp-sign-in></mp-sign-in>`;
    const upload = this.#uploader?.state;
    return html`<a class="skip-link" href="#main" @click=${(/** @type {Event} */ e) => (e.preventDefault(), /** @type {HTMLElement} */ (this.querySelector('#main')).focus())}>${t.common.skip}</a>
      <div class="courier">
      <header class="courier-head"><img src="/img/icon.svg" alt="" width="32" height="32"><b class="grow truncate">${this.account.name}</b>
        ${available.filter((one) => one.tag !== chosenLanguage()).map((one) => html`<button class="button quiet icon" lang=${one.tag} aria-label=${one.name} @click=${() => setLanguage(one.tag)}>${icon('language')}</button>`)}
        <button class="button quiet icon" aria-label=${t.common.signOut(this.account.name)} @click=${() => this.#signOut()}>${icon('leave')}</button></header>
      <main id="main" tabindex="-1">
        ${upload?.offline ? html`<div class="notice bad" role="status">${icon('offline')}<span>${t.courier.offline(upload.unsent)}</span></div>` : nothing}
        ${state.started ? html`<mp-gps-state .gps=${this.#tracker.state} .upload=${upload} @discard=${(/** @type {CustomEvent} */ e) => this.#uploader?.discard(e.detail)}></mp-gps-state>` : this.#leftOver()}
        ${this.#page()}
      </main>
      <nav class="tabs" aria-label=${t.common.pages}>${tabs.map((tab) => html`<a href=${link(tab.name)} aria-current=${this.tab === tab.name ? 'page' : 'false'}>${icon(tab.icon)}<span>${t.courier.tabs[tab.name]}</span>
        ${tab.name === 'mine' && state.mine.length ? html`<span class="dot figures" aria-hidden="true">${state.mine.length}</span>` : nothing}</a>`)}</nav></div>`;
  }

  /** What is still to be sent of a task that has ended. */
  #leftOver() {
    const upload = this.#uploader?.state;
    if (!upload || (!upload.unsent && !upload.photos)) return nothing;
    return html`<div class="notice warn" role="status">${icon('cloud')}<span class="grow">${t.courier.stillUnsent(upload.unsent, upload.photos)}</span></div>
      ${upload.refused.map((one) => html`<div class="notice bad">${icon('warn')}<span class="grow">${t.courier.refused(explain({code: one.code}))}</span><button class="button" @click=${() => this.#uploader?.discard(one.task)}>${t.courier.discard}</button></div>`)}`;
  }

  #page() {
    const account = /** @type {any} */ (this.account);
    switch (this.tab) {
      case 'mine': return html`<mp-my-tasks .account=${account} .uploader=${this.#uploader} .position=${this.#tracker.state.position}></mp-my-tasks>`;
      case 'earnings': return html`<mp-earnings .account=${account}></mp-earnings>`;
      case 'phone': return html`<mp-phone></mp-phone>`;
      default: return html`<mp-open-tasks .account=${account} .position=${this.#tracker.state.position}></mp-open-tasks>`;
    }
  }

  async #signOut() {
    const upload = this.#uploader?.state;
    if (upload && upload.unsent + upload.photos > 0) {
      await this.#uploader?.flush();
      if (/** @type {any} */ (this.#uploader).state.unsent > 0) toast(t.courier.keptForLater, 'info');
    }
    await signOut();
  }
}
customElements.define('mp-courier', CourierApp);
