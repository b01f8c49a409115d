import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {confirmDialog, formDialog} from '../../js/ui/dialog.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {get, post, remove} from '../../js/core/api.js';
import {settings} from '../../js/core/settings.js';
import * as format from '../../js/core/format.js';
import {qrCode} from '../../js/ui/qr.js';

/** @typedef {{id: string, label: string, createdAt: string}} DeviceKey */

/** The keys of phone apps, which go on recording while the phone is locked. */
class Phone extends Part {
  static properties = {account: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.account = null;
    /** @type {DeviceKey[]} */
    this.keys = [];
    /** @type {(DeviceKey & {key: string}) | null} */
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
      this.set({fresh});
      void this.#read();
    }
  }

  /** @param {DeviceKey} key */
  async #remove(key) {
    if (await confirmDialog({title: t.phone.remove, text: t.phone.removeText(key.label), action: t.phone.remove, danger: true, submit: () => remove(`/accounts/me/device-keys/${key.id}`)})) {
      toast(t.phone.removed);
      this.set({fresh: null});
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

  /** @param {DeviceKey & {key: string}} fresh */
  #fresh(fresh) {
    const owntracks = owntracksLink(this.account.email, fresh.key);
    const traccar = traccarLink(fresh.key);
    return html`<section class="card pad stack" aria-label=${t.phone.fresh}><div class="notice warn">${icon('key')}<span>${t.phone.once}</span></div>
      <h2>OwnTracks</h2><p class="small">${t.phone.owntracks}</p>${qr(owntracks, 'OwnTracks')}<a class="button" href=${owntracks}>${t.phone.openHere('OwnTracks')}</a>
      <h2>Traccar Client</h2><p class="small">${t.phone.traccar}</p>${qr(traccar, 'Traccar Client')}
      <div class="field"><span class="label">${t.phone.key}</span><code class="key">${fresh.key}</code></div></section>`;
  }
}
customElements.define('mp-phone', Phone);

const base = () => new URL(settings.api, location.href).href;

/** @param {string} email @param {string} key */
const owntracksLink = (email, key) => `owntracks:///config?inline=${encodeURIComponent(btoa(JSON.stringify({
  _type: 'configuration', mode: 3, url: `${base()}/owntracks`, auth: true, username: email, password: key, deviceId: 'milepost', tid: 'mp', monitoring: 2, locatorInterval: 10, locatorDisplacement: 0, moveModeLocatorInterval: 10,
})))}`;

/** @param {string} key */
const traccarLink = (key) => `${base()}/osmand?${new URLSearchParams({id: key, interval: '10', distance: '0', accuracy: 'highest', buffer: 'true', wakelock: 'true', stop_detection: 'false'})}`;

/** @param {string} text @param {string} name */
function qr(text, name) {
  const rows = qrCode(text);
  const size = rows.length + 8;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${t.phone.qr(name)} shape-rendering="crispEdges"><rect width=${size} height=${size} fill="#ffffff"></rect><path d=${path} fill="#000000"></path></svg>`;
}
