import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {confirmDialog, formDialog, showDialog} from '../ui/dialog.js';
import {toast, toastFault} from '../ui/toast.js';
import {t} from '../core/i18n.js';
import {get, post, remove} from '../core/api.js';
import * as format from '../core/format.js';

/**
 * @typedef {{id: string, url: string, createdAt: string}} Webhook
 * @typedef {{id: string, webhookId: string | null, email: string | null, period: string | null, createdAt: string, state: string, attempts: {result: string, status: number | null}[]}} Delivery
 */

const SHOWN = 20;
const REFRESH = 5_000;
/** @type {Record<string, string>} */
const badges = {DUE: 'info', DELIVERED: 'good', GIVEN_UP: 'bad'};

/** Which other systems are told of reports, and what became of it. */
class Deliveries extends Part {
  constructor() {
    super();
    /** @type {Webhook[]} */
    this.webhooks = [];
    /** @type {Delivery[]} */
    this.log = [];
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
    this.every(REFRESH, () => this.log.some((one) => one.state === 'DUE') && void this.#read());
  }

  async #read() {
    try {
      const [webhooks, log] = await Promise.all([get('/webhooks'), get('/deliveries', {limit: SHOWN})]);
      this.set({webhooks: webhooks.items, log: log.items});
    } catch (fault) {
      toastFault(fault);
    }
  }

  async #add() {
    const made = await formDialog({title: t.people.addWebhook, action: t.people.addWebhook,
      body: () => html`<div class="field"><label for="f-url">${t.people.webhookUrl}</label><input class="input" id="f-url" name="url" type="url" required maxlength="2000" autocomplete="off"><span class="hint">${t.people.webhookHint}</span></div>`,
      submit: (form) => post('/webhooks', {url: String(form.get('url')).trim()})});
    if (!made) return;
    showDialog(t.people.addWebhook, () => html`<p>${t.people.secretOnce}</p><p><code>${made.secret}</code></p>`);
    void this.#read();
  }

  /** @param {Webhook} webhook */
  async #ping(webhook) {
    try {
      await post(`/webhooks/${webhook.id}/ping`);
      toast(t.people.pinged);
      void this.#read();
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {Webhook} webhook */
  async #remove(webhook) {
    const {removeWebhook, removeWebhookText} = t.people;
    if (await confirmDialog({title: removeWebhook, text: removeWebhookText(webhook.url), action: removeWebhook, danger: true, submit: () => remove(`/webhooks/${webhook.id}`)})) void this.#read();
  }

  render() {
    return html`<header class="page-head"><h2>${t.people.deliveries}</h2><button class="button" @click=${() => this.#add()}>${icon('plus')}${t.people.addWebhook}</button></header>
      <ul class="card team-list">${this.webhooks.map((one) => html`<li class="row between"><span><b>${one.url}</b> <span class="small muted">${format.dayTime(one.createdAt)}</span></span>
        <span class="row"><button class="button quiet" aria-label=${`${t.people.ping}: ${one.url}`} @click=${() => this.#ping(one)}>${t.people.ping}</button><button class="button quiet icon" aria-label=${`${t.people.removeWebhook}: ${one.url}`} @click=${() => this.#remove(one)}>${icon('trash')}</button></span></li>`)}
        ${this.webhooks.length ? nothing : html`<li class="muted">${t.people.noWebhooks}</li>`}</ul>
      ${this.log.length ? this.#table() : nothing}`;
  }

  #table() {
    return html`<div class="card scroll-x" tabindex="0" role="region" aria-label=${t.people.log}><table class="table"><caption class="visually-hidden">${t.people.log}</caption>
      <thead><tr><th scope="col">${t.people.when}</th><th scope="col">${t.people.whom}</th><th scope="col">${t.people.what}</th><th scope="col">${t.people.outcome}</th></tr></thead>
      <tbody>${this.log.map((one) => html`<tr><td class="figures">${format.dayTime(one.createdAt)}</td><td>${this.#whom(one)}</td><td>${one.period ?? t.people.pingName}</td>
        <td><span class="badge ${badges[one.state]}">${t.people.deliveryStates[one.state]}</span> <span class="small muted">${tries(one)}</span></td></tr>`)}</tbody></table></div>`;
  }

  /** @param {Delivery} one */
  #whom(one) {
    return one.email ?? this.webhooks.find((webhook) => webhook.id === one.webhookId)?.url ?? '–';
  }
}
customElements.define('mp-deliveries', Deliveries);

/** @param {Delivery} one */
const tries = (one) => one.attempts.map(({result, status}) => t.people.results[result] + (status ? ` (${status})` : '')).join(', ');
