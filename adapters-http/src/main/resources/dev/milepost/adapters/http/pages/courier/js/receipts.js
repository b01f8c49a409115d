import {Part, html, nothing} from '../../js/ui/part.js';
import {icon} from '../../js/ui/icons.js';
import {receiptBadge} from '../../js/ui/status.js';
import {toast, toastFault} from '../../js/ui/toast.js';
import {t} from '../../js/core/i18n.js';
import {get, idempotencyKey} from '../../js/core/api.js';
import * as format from '../../js/core/format.js';
import {keepPhoto} from './queue.js';

const AGAIN_MS = 5000;
const MOST_BYTES = 10 * 1024 * 1024;
const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'];

/** The receipts of a task, and the camera for more. A photo is kept on the phone until the server has it. */
class CourierReceipts extends Part {
  static properties = {task: {attribute: false}, account: {attribute: false}, uploader: {attribute: false}};

  constructor() {
    super();
    /** @type {any} */
    this.task = null;
    /** @type {any} */
    this.account = null;
    /** @type {import('./uploader.js').Uploader} */
    this.uploader = /** @type {any} */ (null);
    /** @type {import('../../js/receipts/receipts-page.js').Receipt[]} */
    this.receipts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.uploader, 'receipt', () => void this.#read());
    this.every(AGAIN_MS, () => this.receipts.some((one) => one.status === 'READING') && void this.#read());
    void this.#read();
  }

  async #read() {
    try {
      this.set({receipts: (await get('/receipts', {taskId: this.task.id})).items});
    } catch (/** @type {any} */ fault) {
      if (!fault.passing) toastFault(fault);
    }
  }

  /** @param {Event} event */
  async #take(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const photo = input.files?.[0];
    input.value = '';
    if (!photo) return;
    if (photo.size > MOST_BYTES || !accepted.includes(photo.type)) {
      toast(t.courier.photoNotAccepted, 'bad');
      return;
    }
    try {
      await keepPhoto({key: idempotencyKey(), account: this.account.id, task: this.task.id, takenAt: new Date().toISOString(), photo});
      toast(t.courier.photoKept, 'info');
      await this.uploader.flush();
    } catch (fault) {
      toastFault(fault);
    }
  }

  render() {
    return html`<section class="stack" aria-label=${t.pages.receipts}>
      <label class="button file">${icon('camera')}${t.courier.photograph}<input class="visually-hidden" type="file" accept=${accepted.join()} capture="environment" @change=${this.#take}></label>
      <ul class="plain">${this.receipts.map((one) => html`<li class="row between"><span class="stack tight"><b class="figures">${one.status === 'READING' ? t.courier.beingRead : format.money(one.confirmed ?? one.reading?.total)}</b>
        <span class="small muted">${one.reading?.total && !one.confirmed ? `${t.receipts.readAmount} · ` : ''}${format.time(one.uploadedAt)}${one.reading?.merchant ? ` · ${one.reading.merchant}` : ''}</span></span>
        ${one.status === 'READ' || one.status === 'UNREADABLE' ? html`<span class="badge warn">${t.courier.needsReview}</span>` : receiptBadge(one.status)}
        ${one.rejectedReason ? html`<span class="small">${one.rejectedReason}</span>` : nothing}</li>`)}</ul></section>`;
  }
}
customElements.define('mp-courier-receipts', CourierReceipts);
