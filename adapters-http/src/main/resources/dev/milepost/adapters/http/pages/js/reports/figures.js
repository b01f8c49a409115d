import {chosenLanguage, t} from '../core/i18n.js';
import * as format from '../core/format.js';

/**
 * What the server says of a figure; its meaning is defined there alone.
 *
 * @typedef {{key: string, unit: "COUNT" | "METRES" | "SECONDS" | "SHARE" | "MONEY", title: {en: string, zh: string}, definition: {en: string, zh: string}}} Figure
 * @typedef {Record<string, any>} Row a row of a report, or its totals, with each figure by its key
 */

/** Which figures are looked at together, by the server's keys. */
export const groups = {
  overview: ['claimed', 'completed', 'onTime', 'flagged', 'cancelled', 'distanceMetres', 'movingSeconds', 'offRouteShare', 'bonus', 'confirmedTotal', 'receiptsPending'],
  tasks: ['published', 'claimed', 'completed', 'onTime', 'flagged', 'cancelled', 'expired', 'bonus'],
  times: ['openToClaimMedianSeconds', 'openToClaimP90Seconds', 'claimToStartMedianSeconds', 'claimToStartP90Seconds', 'startToDoneMedianSeconds', 'startToDoneP90Seconds'],
  way: ['distanceMetres', 'plannedMetres', 'movingSeconds', 'standingSeconds', 'offRouteSeconds', 'offRouteShare', 'offRouteEpisodes'],
  receipts: ['receiptsConfirmed', 'confirmedTotal', 'receiptsCorrected', 'correctedTotal', 'receiptsPending', 'pendingTotal', 'receiptsRejected', 'rejectedTotal'],
  quality: ['points', 'pointsLate', 'signalLosses', 'signalLostSeconds'],
};

/** @typedef {keyof typeof groups} Group */

/** @param {{en: string, zh: string}} text @returns {string} in the chosen language */
export const inLanguage = (text) => (chosenLanguage() === 'zh-CN' ? text.zh : text.en);

/** @param {Figure} figure @param {any} value as in the report */
export function show(figure, value) {
  if (value === null || value === undefined) return '–';
  switch (figure.unit) {
    case 'METRES': return format.distance(value);
    case 'SECONDS': return format.duration(value);
    case 'SHARE': return format.percent(value, 1);
    case 'MONEY': return format.moneys(value);
    default: return format.number(value);
  }
}

/**
 * What rows are ordered by. Amounts of several currencies have no order among each other: rows are by the first.
 *
 * @param {Figure} figure @param {any} value @returns {number}
 */
export const order = (figure, value) => (figure.unit === 'MONEY' ? Number(value[0]?.amount ?? 0) : Number(value ?? -1));

/** @param {{number: number | null, amounts: any[] | null}} value of a change @returns {any} as in a report */
export const plain = (value) => value.amounts ?? value.number;

/** @param {any[]} reports @param {string[]} keys @returns {string[]} the currencies of these figures in their totals */
export const currencies = (reports, keys) =>
  [...new Set(reports.flatMap((report) => keys.flatMap((key) => report.totals[key].map((/** @type {any} */ one) => one.currency))))].sort();

/** @param {Row} totals @param {string} key @param {string} currency @returns {number} */
export const amount = (totals, key, currency) => Number(totals[key].find((/** @type {any} */ one) => one.currency === currency)?.amount ?? 0);

/** @param {string} section */
export const sectionName = (section) => /** @type {Record<string, string>} */ (t.reports.sections)[section];
