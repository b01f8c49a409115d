import {Part, html, nothing} from './ui/part.js';
import {icon} from './ui/icons.js';
import {available, chosenLanguage, explain, setLanguage, t} from './core/i18n.js';
import {signIn} from './core/session.js';
import {settings} from './core/settings.js';
import * as format from './core/format.js';
import './ui/toast.js';

/** The page on which people sign in; on a demo server it says as whom. */
class SignIn extends Part {
  constructor() {
    super();
    this.busy = false;
    this.fault = '';
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    await this.#enter(String(form.get('email')).trim(), String(form.get('password')));
  }

  /** @param {string} email @param {string} password */
  async #enter(email, password) {
    if (this.busy) return;
    this.set({busy: true, fault: ''});
    try {
      const answer = await signIn(email, password);
      if (!answer.ok) {
        const wait = answer.retryAfter ? ` ${t.signIn.tryIn(format.duration(answer.retryAfter))}` : '';
        this.set({fault: explain({code: answer.code}) + wait});
      }
    } catch {
      this.set({fault: t.problems.offline});
    }
    this.set({busy: false});
  }

  render() {
    return html`<main class="sign-in"><section class="card">
      <header class="row nowrap"><img src="/img/icon.svg" alt="" width="48" height="48"><div><h1>Milepost</h1><p class="muted">${t.signIn.claim}</p></div></header>
      <form class="stack" @submit=${this.#submit}>
        <div class="field"><label for="email">${t.signIn.email}</label><input class="input" id="email" name="email" type="email" autocomplete="username" required maxlength="254"></div>
        <div class="field"><label for="password">${t.signIn.password}</label><input class="input" id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"></div>
        <div role="alert">${this.fault ? html`<div class="notice bad">${icon('warn')}<span>${this.fault}</span></div>` : nothing}</div>
        <button class="button primary" ?disabled=${this.busy}>${t.signIn.enter}</button>
      </form>
      ${settings.demo.length ? html`<div class="stack demo"><h2>${t.signIn.demoTitle}</h2><p class="small muted">${t.signIn.demoText}</p>
        ${settings.demo.map((one) => html`<button class="button" ?disabled=${this.busy} @click=${() => this.#enter(one.email, one.password)}>
          ${icon(one.role === 'COURIER' ? 'phone' : one.role === 'ADMIN' ? 'route' : 'live')}<span class="grow demo-who"><b>${/** @type {any} */ (t.people.roles)[one.role]}</b><span class="small muted">${one.email}</span></span></button>`)}</div>` : nothing}
      <div class="row">${available.map((one) => html`<button class="chip" lang=${one.tag} aria-pressed=${chosenLanguage() === one.tag} @click=${() => setLanguage(one.tag)}>${one.name}</button>`)}</div>
    </section></main>`;
  }
}
customElements.define('mp-sign-in', SignIn);
