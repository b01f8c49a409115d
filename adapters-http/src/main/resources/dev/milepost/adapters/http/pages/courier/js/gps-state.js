import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {explain, t} from '../../js/core/i18n.js';
import * as format from '../../js/core/format.js';
import {link} from '../../js/core/router.js';

const GOOD_METRES = 25;

/** How well this phone is tracked: accuracy, age, what is unsent, and what the page can't do. Fires `discard`. */
class GpsState extends Part {
  static properties = {gps: {attribute: false}, upload: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./tracker.js').TrackerState} */
    this.gps = /** @type {any} */ (null);
    /** @type {import('./uploader.js').UploadState} */
    this.upload = /** @type {any} */ (null);
  }

  connectedCallback() {
    super.connectedCallback();
    this.every(1000, () => this.requestUpdate());
  }

  render() {
    const {gps, upload} = this;
    const age = gps.at ? (Date.now() - gps.at) / 1000 : null;
    const tone = gps.status === 'denied' || gps.status === 'failing' ? 'bad' : gps.status !== 'on' || (age ?? 0) > 30 ? 'warn' : (gps.accuracy ?? 0) > GOOD_METRES ? 'warn' : 'good';
    return html`<section class="card gps" aria-label=${t.courier.gps}>
      <dl class="facts gps-facts">
        <div><dt>${t.courier.gps}</dt><dd><span class="badge ${tone}"><span class="pip" aria-hidden="true"></span>${t.courier.gpsStatus[gps.status]}</span></dd></div>
        <div><dt>${t.courier.accuracy}</dt><dd class="figures">${gps.accuracy === null ? '–' : `± ${format.distance(gps.accuracy)}`}</dd></div>
        <div><dt>${t.courier.age}</dt><dd class="figures">${format.duration(age)}</dd></div>
        <div><dt>${t.courier.unsent}</dt><dd class="figures" data-unsent=${upload?.unsent ?? 0}>${format.number(upload?.unsent ?? 0)}${upload?.photos ? ` + ${upload.photos}` : ''}</dd></div>
      </dl>
      ${gps.status === 'denied' ? html`<div class="notice bad">${icon('warn')}<span>${t.courier.denied}</span></div>` : nothing}
      ${gps.gapSeconds ? html`<div class="notice warn">${icon('warn')}<span>${t.courier.gap(format.duration(gps.gapSeconds))}</span></div>` : nothing}
      ${(upload?.refused ?? []).map((one) => html`<div class="notice bad">${icon('warn')}<span class="grow">${t.courier.refused(explain({code: one.code}))}</span>
        <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('discard', {detail: one.task}))}>${t.courier.discard}</button></div>`)}
      <p class="small muted">${gps.awake ? t.courier.screenKept : t.courier.screenMayLock} <a href=${link('phone')}>${t.courier.phoneApps}</a></p>
    </section>`;
  }
}
customElements.define('mp-gps-state', GpsState);
