import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {confirmDialog, formDialog} from '../../js/ui/dialog.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {get, post, remove, request} from '../../js/core/api.js';
import * as format from '../../js/core/format.js';

/** @typedef {{id: string, label: string, createdAt: string}} DeviceKey */
/** @typedef {DeviceKey & {key: string, link: string, codes: {name: string, how: string, url: string}[]}} FreshKey */

/** The keys of phone apps, which go on recording while the phone is locked. */
class Phone extends Part {
  constructor() {
    super();
    /** @type {DeviceKey[]} */
    this.keys = [];
    /** @type {FreshKey | null} */
    this.fresh = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      this.set({keys: (await get('/accounts/me/device-keys')).items});
    } catch (fault) {
      toastFault(fault);
    }
  }

  async #add() {
    const fresh = await formDialog({title: t.phone.add, action: t.phone.add,
      body: () => html`<div class="field"><label for="f-label">${t.phone.label}</label><input class="input" id="f-label" name="label" required maxlength="100" .defaultValue=${t.phone.labelDefault}></div>`,
      submit: (form) => post('/accounts/me/device-keys', {label: String(form.get('label')).trim()})});
    if (fresh) {
      await this.#provision(fresh).catch(toastFault);
      void this.#read();
    }
  }

  /** @param {DeviceKey & {key: string}} made */
  async #provision(made) {
    this.#forget();
    this.set({fresh: {...made, link: '', codes: []}});
    const path = `/accounts/me/device-keys/${made.id}/provisioning`;
    const links = await (await request('GET', path, {deviceKey: made.key})).json();
    const code = async (/** @type {string} */ app) =>
      URL.createObjectURL(await (await request('GET', path, {query: {app, format: 'svg'}, deviceKey: made.key})).blob());
    const codes = [
      {name: 'OwnTracks', how: t.phone.owntracks, url: await code('owntracks')},
      {name: 'Traccar Client', how: t.phone.traccar, url: await code('traccar-client')},
    ];
    this.set({fresh: {...made, link: links.ownTracks, codes}});
  }

  #forget() {
    this.fresh?.codes.forEach((one) => URL.revokeObjectURL(one.url));
    this.set({fresh: null});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  /** @param {DeviceKey} key */
  async #remove(key) {
    if (await confirmDialog({title: t.phone.remove, text: t.phone.removeText(key.label), action: t.phone.remove, danger: true, submit: () => remove(`/accounts/me/device-keys/${key.id}`)})) {
      toast(t.phone.removed);
      this.#forget();
      void this.#read();
    }
  }

  render() {
    return html`<h1>${t.phone.title}</h1><div class="notice">${icon('info')}<span>${t.phone.why}</span></div>
      ${this.fresh ? this.#fresh(this.fresh) : nothing}
      <button class="button primary" @click=${this.#add}>${icon('plus')}${t.phone.add}</button>
      <ul class="stack">${this.keys.map((key) => html`<li class="card pad row between"><span class="stack tight"><b>${key.label}</b><span class="small muted">${format.dayTime(key.createdAt)}</span></span>
        <button class="button quiet icon" aria-label=${`${t.phone.remove}: ${key.label}`} @click=${() => this.#remove(key)}>${icon('trash')}</button></li>`)}</ul>`;
  }

  /** @param {FreshKey} fresh */
  #fresh(fresh) {
    return html`<section class="card pad stack" aria-label=${t.phone.fresh}><div class="notice warn">${icon('key')}<span>${t.phone.once}</span></div>
      ${fresh.codes.map(({name, how, url}) => html`<h2>${name}</h2><p class="small">${how}</p><img class="qr" src=${url} alt=${t.phone.qr(name)}>`)}
      ${fresh.link ? html`<a class="button" href=${fresh.link}>${t.phone.openHere('OwnTracks')}</a>` : nothing}
      <div class="field"><span class="label">${t.phone.key}</span><code class="key">${fresh.key}</code></div></section>`;
  }
}
customElements.define('mp-phone', Phone);
