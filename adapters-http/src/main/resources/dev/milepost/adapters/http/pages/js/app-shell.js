import {Part, html, nothing} from './ui/part.js';
import {icon} from './ui/icons.js';
import {available, chosenLanguage, setLanguage, t} from './core/i18n.js';
import {get} from './core/api.js';
import {session, signedIn, signOut} from './core/session.js';
import {place, router, link, go} from './core/router.js';
import {shownTheme, theme, toggleTheme} from './core/theme.js';
import {recall, remember} from './core/storage.js';
import {settings} from './core/settings.js';
import {toastFault} from './ui/toast.js';
import './sign-in.js';

/**
 * @typedef {{name: "live" | "routes" | "tasks" | "replay" | "receipts" | "reports" | "people", icon: any, load: () => Promise<unknown>, roles: string[]}} Page
 */

const BOTH = ['ADMIN', 'MANAGER'];

/** Each page is loaded when it is first opened. @type {Page[]} */
const pages = [
  {name: 'live', icon: 'live', load: () => import('./live/live-page.js'), roles: BOTH},
  {name: 'tasks', icon: 'tasks', load: () => import('./tasks/tasks-page.js'), roles: BOTH},
  {name: 'routes', icon: 'route', load: () => import('./routes/routes-page.js'), roles: BOTH},
  {name: 'replay', icon: 'replay', load: () => import('./replay/replay-page.js'), roles: BOTH},
  {name: 'receipts', icon: 'receipt', load: () => import('./receipts/receipts-page.js'), roles: BOTH},
  {name: 'reports', icon: 'report', load: () => import('./reports/reports-page.js'), roles: BOTH},
  {name: 'people', icon: 'people', load: () => import('./people/people-page.js'), roles: ['ADMIN']},
];

/** @type {Record<string, () => unknown>} */
const elements = {
  live: () => html`<mp-live-page></mp-live-page>`,
  tasks: () => html`<mp-tasks-page></mp-tasks-page>`,
  routes: () => html`<mp-routes-page></mp-routes-page>`,
  replay: () => html`<mp-replay-page></mp-replay-page>`,
  receipts: () => html`<mp-receipts-page></mp-receipts-page>`,
  reports: () => html`<mp-reports-page></mp-reports-page>`,
  people: () => html`<mp-people-page></mp-people-page>`,
};

/** The frame around the manager's and the admin's pages. */
class App extends Part {
  constructor() {
    super();
    /** @type {import('./core/session.js').Account | null} */
    this.account = recall('account');
    this.page = '';
    this.loaded = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.replaceChildren();
    this.listen(session, 'change', () => this.#enter());
    this.listen(router, 'change', () => this.#open());
    this.listen(theme, 'change', () => this.requestUpdate());
    this.#enter();
  }

  async #enter() {
    if (!signedIn()) {
      this.set({account: null});
      return;
    }
    // Who was here before sees the page at once; the server's word comes after.
    if (this.account) void this.#open();
    try {
      const account = await get('/accounts/me');
      remember('account', account);
      if (account.role === 'COURIER') location.replace('/courier/');
      else this.set({account});
    } catch (/** @type {any} */ fault) {
      if (!this.account || !fault.passing) toastFault(fault);
    }
    this.#open();
  }

  async #open() {
    const page = this.#offered().find((one) => one.name === place().page);
    if (!page) {
      if (this.account) go('live');
      return;
    }
    const before = this.loaded;
    this.set({page: page.name});
    await page.load().catch(toastFault);
    if (this.page !== page.name) return;
    this.set({loaded: page.name});
    document.title = `${t.pages[page.name]} · Milepost`;
    await this.updateComplete;
    // Who moves by keyboard starts at the new page's content.
    if (before && before !== page.name) /** @type {HTMLElement | null} */ (this.querySelector('#content'))?.focus({preventScroll: true});
  }

  #offered() {
    return pages.filter((page) => page.roles.includes(this.account?.role ?? ''));
  }

  render() {
    if (!signedIn()) return html`<mp-sign-in></mp-sign-in>`;
    if (!this.account) return html`<div class="empty"><span class="spinner"></span></div>`;
    return html`<a class="skip-link" href="#content" @click=${this.#skip}>${t.common.skip}</a>
      <div class="frame">
        <nav class="rail" aria-label=${t.common.pages}>
          <a class="brand" href=${link('live')} aria-label="Milepost"><img src="/img/icon.svg" alt="" width="36" height="36"></a>
          ${this.#offered().map((page) => html`<a href=${link(page.name)} aria-current=${this.page === page.name ? 'page' : 'false'}>${icon(page.icon)}<span>${t.pages[page.name]}</span></a>`)}
          <span class="grow"></span>
          ${this.#menu()}
        </nav>
        <main id="content" tabindex="-1">${settings.demo.length ? html`<div class="demo-strip">${t.common.demoData}</div>` : nothing}
          ${this.loaded === this.page && this.page ? elements[this.page]() : html`<div class="empty"><span class="spinner"></span></div>`}</main>
      </div>`;
  }

  #menu() {
    const other = available.find((one) => one.tag !== chosenLanguage());
    return html`<div class="rail-menu">
      <button class="button quiet icon" @click=${toggleTheme} aria-label=${shownTheme() === 'dark' ? t.common.light : t.common.dark} title=${shownTheme() === 'dark' ? t.common.light : t.common.dark}>${icon(shownTheme() === 'dark' ? 'sun' : 'moon')}</button>
      <button class="button quiet icon" lang=${other?.tag ?? ''} @click=${() => setLanguage(/** @type {any} */ (other).tag)} aria-label=${other?.name ?? ''} title=${other?.name ?? ''}>${icon('language')}</button>
      <button class="button quiet icon" @click=${() => signOut()} aria-label=${t.common.signOut(this.account?.name ?? '')} title=${t.common.signOut(this.account?.name ?? '')}>${icon('leave')}</button>
    </div>`;
  }

  /** @param {Event} event */
  #skip = (event) => {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.querySelector('#content')).focus();
  };
}
customElements.define('mp-app', App);
