import {html} from 'lit';
import {t} from '../core/i18n.js';

/** @type {Record<string, string>} */
const taskTone = {OPEN: 'info', CLAIMED: 'warn', STARTED: 'good', COMPLETED: '', CANCELLED: 'bad', EXPIRED: ''};
/** @type {Record<string, string>} */
const receiptTone = {READING: '', READ: 'info', UNREADABLE: 'warn', CONFIRMED: 'good', REJECTED: 'bad'};

/** @param {string} status */
export const taskBadge = (status) =>
  html`<span class="badge ${taskTone[status] ?? ''}">${/** @type {any} */ (t.tasks.status)[status] ?? status}</span>`;

/** @param {string} status */
export const receiptBadge = (status) =>
  html`<span class="badge ${receiptTone[status] ?? ''}">${/** @type {any} */ (t.receipts.status)[status] ?? status}</span>`;
