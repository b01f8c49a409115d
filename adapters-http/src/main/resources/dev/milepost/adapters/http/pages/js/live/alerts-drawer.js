import {Part, html} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import * as format from '../core/format.js';
import {directory} from '../core/directory.js';
import {link} from '../core/router.js';

/** @type {Record<string, string>} */
const tone = {OFF_ROUTE: 'bad', SIGNAL_LOST: 'bad', LATE: 'bad', SIGNAL_STALE: 'warn', STATIONARY: 'warn', COMPLETED: 'good'};

/** @param {import('./alerts.js').Alert} alert whether it was raised and is over; the end of a task is neither */
const isOver = ({over, kind}) => over && kind !== 'COMPLETED' && kind !== 'CANCELLED';

/** The alerts of the tasks under way. Fires `sound` and `close`. */
class AlertsDrawer extends Part {
  static properties = {alerts: {attribute: false}, sound: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./alerts.js').Alert[]} */
    this.alerts = [];
    this.sound = false;
  }

  render() {
    return html`<aside class="card drawer" aria-label=${t.live.alerts}>
      <header class="row between nowrap"><h2>${t.live.alerts}</h2><div class="row nowrap">
        <button class="button quiet icon" aria-pressed=${this.sound} aria-label=${this.sound ? t.live.soundOff : t.live.soundOn} title=${this.sound ? t.live.soundOff : t.live.soundOn}
          @click=${() => this.dispatchEvent(new Event('sound'))}>${icon(this.sound ? 'sound' : 'mute')}</button>
        <button class="button quiet icon" aria-label=${t.common.close} @click=${() => this.dispatchEvent(new Event('close'))}>${icon('close')}</button></div></header>
      <ul class="alert-list">${this.alerts.map((alert) => html`<li><a href=${link('live', alert.taskId)}>
        <span class="badge ${isOver(alert) ? 'good' : tone[alert.kind] ?? ''}">${t.live.alertKind[alert.kind]}</span>
        <span class="grow"><b class="truncate">${directory.name(alert.courierId)}</b><span class="small muted truncate">${alert.title}</span></span>
        <span class="small muted figures nowrap">${isOver(alert) ? `${t.live.alertOver} ` : ''}${format.timeWithSeconds(alert.at)}</span></a></li>`)}
        ${this.alerts.length ? '' : html`<li class="empty">${icon('bell')}<span>${t.live.noAlerts}</span></li>`}</ul></aside>`;
  }
}
customElements.define('mp-alerts-drawer', AlertsDrawer);
