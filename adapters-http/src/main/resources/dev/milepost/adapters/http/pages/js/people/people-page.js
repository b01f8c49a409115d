import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {confirmDialog, formDialog} from '../ui/dialog.js';
import {toast, toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {all, patch, post, put, remove} from '../core/api.js';
import {account as own} from '../core/session.js';
import * as format from '../core/format.js';
import './deliveries.js';

/**
 * @typedef {{id: string, version: number, email: string, name: string, role: string, teamId: string | null, disabled: boolean, createdAt: string}} Account
 * @typedef {{id: string, version: number, name: string}} Team
 */

const roles = ['COURIER', 'MANAGER', 'ADMIN'];

/** Accounts and teams. */
class PeoplePage extends Part {
  constructor() {
    super();
    /** @type {Account[]} */
    this.accounts = [];
    /** @type {Team[]} */
    this.teams = [];
    this.search = '';
    this.role = '';
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      const [accounts, teams] = await Promise.all([all('/accounts'), all('/teams')]);
      this.set({accounts, teams});
    } catch (fault) {
      toastFault(fault);
    }
  }

  async #add() {
    const made = await formDialog({title: t.people.add, action: t.people.add, body: () => html`
      <div class="field"><label for="f-name">${t.people.name}</label><input class="input" id="f-name" name="name" required maxlength="100" autocomplete="off"></div>
      <div class="field"><label for="f-email">${t.signIn.email}</label><input class="input" id="f-email" name="email" type="email" required maxlength="254" autocomplete="off"></div>
      <div class="fields">${this.#roleField('COURIER')}${this.#teamField(null)}</div>
      ${passwordField(true)}`,
    submit: (form) => post('/accounts', {name: text(form, 'name'), email: text(form, 'email'), role: text(form, 'role'), password: String(form.get('password')), ...(text(form, 'teamId') ? {teamId: text(form, 'teamId')} : {})})});
    if (made) this.#done(t.people.added(made.name));
  }

  /** @param {Account} account */
  async #change(account) {
    const self = account.id === own()?.id;
    const changed = await formDialog({title: account.name, action: t.common.save, body: () => html`
      <div class="field"><label for="f-name">${t.people.name}</label><input class="input" id="f-name" name="name" required maxlength="100" .defaultValue=${account.name}></div>
      ${self ? html`<p class="small muted">${t.people.notOwn}</p>` : html`<div class="fields">${this.#roleField(account.role)}${this.#teamField(account.teamId)}</div>
        <label class="row"><input type="checkbox" name="disabled" .defaultChecked=${account.disabled}><span>${t.people.disabledField}</span></label>`}
      ${passwordField(false)}`,
    submit: (form) => patch(`/accounts/${account.id}`, {
      name: text(form, 'name'),
      ...(self ? {} : {role: text(form, 'role'), teamId: text(form, 'teamId') || null, disabled: form.get('disabled') !== null}),
      ...(form.get('password') ? {password: String(form.get('password'))} : {}),
    }, account.version)});
    if (changed) this.#done(t.people.changed);
  }

  /** @param {Team | null} team */
  async #team(team) {
    const saved = await formDialog({title: team ? t.people.renameTeam : t.people.addTeam, action: t.common.save,
      body: () => html`<div class="field"><label for="f-team-name">${t.people.name}</label><input class="input" id="f-team-name" name="name" required maxlength="100" .defaultValue=${team?.name ?? ''}></div>`,
      submit: (form) => (team ? put(`/teams/${team.id}`, {name: text(form, 'name')}, team.version) : post('/teams', {name: text(form, 'name')}))});
    if (saved) this.#done(t.people.changed);
  }

  /** @param {Team} team */
  async #removeTeam(team) {
    if (await confirmDialog({title: t.people.removeTeam, text: t.people.removeTeamText(team.name), action: t.people.removeTeam, danger: true, submit: () => remove(`/teams/${team.id}`)})) this.#done(t.people.changed);
  }

  /** @param {string} said */
  #done(said) {
    toast(said);
    void this.#read();
  }

  /** @param {string} role */
  #roleField(role) {
    return html`<div class="field"><label for="f-role">${t.people.role}</label><select class="input" id="f-role" name="role">${roles.map((one) => html`<option value=${one} ?selected=${one === role}>${/** @type {any} */ (t.people.roles)[one]}</option>`)}</select></div>`;
  }

  /** @param {string | null} teamId */
  #teamField(teamId) {
    return html`<div class="field"><label for="f-teamId">${t.tasks.team}</label><select class="input" id="f-teamId" name="teamId"><option value="">${t.people.noTeam}</option>
      ${this.teams.map((team) => html`<option value=${team.id} ?selected=${team.id === teamId}>${team.name}</option>`)}</select></div>`;
  }

  render() {
    const wanted = this.search.trim().toLowerCase();
    const shown = this.accounts.filter((one) => (!this.role || one.role === this.role) && (!wanted || `${one.name} ${one.email}`.toLowerCase().includes(wanted)));
    const teamName = (/** @type {string | null} */ id) => this.teams.find((team) => team.id === id)?.name ?? '–';
    return html`<section class="page"><header class="page-head"><h1>${t.pages.people}</h1><div class="row">
        <div class="search">${icon('search')}<input class="input" type="search" placeholder=${t.people.search} aria-label=${t.people.search} @input=${(/** @type {any} */ e) => this.set({search: e.target.value})}></div>
        <button class="button primary" @click=${this.#add}>${icon('plus')}${t.people.add}</button></div></header>
      <div class="row" role="group" aria-label=${t.people.role}>${['', ...roles].map((role) => html`<button class="chip" aria-pressed=${this.role === role} @click=${() => this.set({role})}>${role ? /** @type {any} */ (t.people.roles)[role] : t.live.all}</button>`)}</div>
      <div class="card scroll-x" tabindex="0" role="region" aria-label=${t.people.accounts}><table class="table"><caption class="visually-hidden">${t.people.accounts}</caption>
        <thead><tr><th scope="col">${t.people.name}</th><th scope="col">${t.signIn.email}</th><th scope="col">${t.people.role}</th><th scope="col">${t.tasks.team}</th><th scope="col">${t.people.since}</th><th scope="col"><span class="visually-hidden">${t.common.edit}</span></th></tr></thead>
        <tbody>${shown.map((one) => html`<tr><th scope="row">${one.name} ${one.disabled ? html`<span class="badge bad">${t.people.disabled}</span>` : nothing}</th><td>${one.email}</td><td>${/** @type {any} */ (t.people.roles)[one.role]}</td><td>${teamName(one.teamId)}</td><td class="figures">${format.dayTime(one.createdAt)}</td>
          <td class="number"><button class="button quiet" aria-label=${`${t.common.edit}: ${one.name}`} @click=${() => this.#change(one)}>${t.common.edit}</button></td></tr>`)}</tbody></table></div>
      <header class="page-head"><h2>${t.people.teams}</h2><button class="button" @click=${() => this.#team(null)}>${icon('plus')}${t.people.addTeam}</button></header>
      <ul class="card team-list">${this.teams.map((team) => html`<li class="row between"><span><b>${team.name}</b> <span class="small muted">${t.people.members(this.accounts.filter((one) => one.teamId === team.id).length)}</span></span>
        <span class="row"><button class="button quiet" aria-label=${`${t.people.renameTeam}: ${team.name}`} @click=${() => this.#team(team)}>${t.people.renameTeam}</button><button class="button quiet icon" aria-label=${`${t.people.removeTeam}: ${team.name}`} @click=${() => this.#removeTeam(team)}>${icon('trash')}</button></span></li>`)}
        ${this.teams.length ? nothing : html`<li class="muted">${t.people.noTeams}</li>`}</ul>
      <mp-deliveries></mp-deliveries>
      <div class="notice">${icon('phone')}<span>${t.people.phones}</span></div></section>`;
  }
}
customElements.define('mp-people-page', PeoplePage);

/** @param {FormData} form @param {string} name */
const text = (form, name) => String(form.get(name) ?? '').trim();

/** @param {boolean} required */
const passwordField = (required) => html`<div class="field"><label for="f-password">${required ? t.signIn.password : t.people.newPassword}</label>
  <input class="input" id="f-password" name="password" type="password" minlength="8" maxlength="200" autocomplete="new-password" ?required=${required}><span class="hint">${t.people.passwordHint}</span></div>`;
