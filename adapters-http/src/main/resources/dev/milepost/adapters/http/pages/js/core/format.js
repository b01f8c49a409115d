import {language} from './i18n.js';
import {settings} from './settings.js';

/** @type {Map<string, any>} */
const made = new Map();

/**
 * @template T
 * @param {string} name @param {() => T} make @returns {T} made once for each language
 */
function once(name, make) {
  const key = `${language}|${settings.zone}|${name}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

/** @param {Intl.DateTimeFormatOptions} options */
const dates = (options) =>
  once(JSON.stringify(options), () => new Intl.DateTimeFormat(language, {timeZone: settings.zone, ...options}));

/** @param {Intl.NumberFormatOptions} options */
const numbers = (options) => once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options));

const DASH = '–';

/** @param {string | number | Date | null | undefined} instant @returns {string} date and time in the organisation's zone */
export const dateTime = (instant) =>
  instant ? dates({dateStyle: 'medium', timeStyle: 'short'}).format(new Date(instant)) : DASH;

/** @param {string | number | Date | null | undefined} instant */
export const time = (instant) => (instant ? dates({timeStyle: 'short'}).format(new Date(instant)) : DASH);

/** @param {string | number | Date | null | undefined} instant */
export const timeWithSeconds = (instant) => (instant ? dates({timeStyle: 'medium'}).format(new Date(instant)) : DASH);

/** @param {string | number | Date | null | undefined} instant */
export const dayTime = (instant) =>
  instant ? dates({month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit'}).format(new Date(instant)) : DASH;

/** @param {string | null | undefined} day a calendar day, 2026-11-23 */
export const day = (day) =>
  day
    ? once('day', () => new Intl.DateTimeFormat(language, {timeZone: 'UTC', dateStyle: 'medium'})).format(new Date(`${day}T00:00:00Z`))
    : DASH;

/** @param {number} value @param {number} [digits] */
export const number = (value, digits = 0) => numbers({maximumFractionDigits: digits}).format(value);

/** @param {number | null | undefined} share 0..1 @param {number} [digits] */
export const percent = (share, digits = 0) =>
  share === null || share === undefined ? DASH : numbers({style: 'percent', maximumFractionDigits: digits}).format(share);

/** @param {number | null | undefined} metres */
export const distance = (metres) => {
  if (metres === null || metres === undefined) return DASH;
  return metres < 1000
    ? numbers({style: 'unit', unit: 'meter', maximumFractionDigits: 0}).format(metres)
    : numbers({style: 'unit', unit: 'kilometer', maximumFractionDigits: metres < 100_000 ? 1 : 0}).format(metres / 1000);
};

/** @param {number | null | undefined} metresPerSecond */
export const speed = (metresPerSecond) =>
  metresPerSecond === null || metresPerSecond === undefined
    ? DASH
    : numbers({style: 'unit', unit: 'kilometer-per-hour', maximumFractionDigits: 0}).format(metresPerSecond * 3.6);

/** @param {number | null | undefined} seconds @returns {string} in the two largest units */
export const duration = (seconds) => {
  if (seconds === null || seconds === undefined) return DASH;
  const whole = Math.max(0, Math.round(seconds));
  const unit = (/** @type {number} */ value, /** @type {string} */ name) =>
    numbers({style: 'unit', unit: name, unitDisplay: 'short'}).format(value);
  if (whole < 60) return unit(whole, 'second');
  if (whole < 3600) return unit(Math.round(whole / 60), 'minute');
  if (whole < 86_400) {
    const minutes = Math.round((whole % 3600) / 60);
    return minutes ? `${unit(Math.floor(whole / 3600), 'hour')} ${unit(minutes, 'minute')}` : unit(Math.floor(whole / 3600), 'hour');
  }
  return unit(Math.floor(whole / 86_400), 'day');
};

/** @param {{amount: string, currency: string} | null | undefined} money */
export const money = (money) => {
  if (!money) return DASH;
  return numbers({style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol'}).format(/** @type {any} */ (money.amount));
};

/** @param {{amount: string, currency: string}[] | {amount: string, currency: string} | null | undefined} amounts one for each currency */
export const moneys = (amounts) => {
  const list = Array.isArray(amounts) ? amounts : amounts ? [amounts] : [];
  return list.length ? list.map(money).join(' + ') : DASH;
};

/** @param {string | number | Date | null | undefined} instant @param {number} [now] @returns {number | null} seconds */
export const age = (instant, now = Date.now()) => (instant ? Math.max(0, (now - new Date(instant).getTime()) / 1000) : null);

/**
 * The value of a `datetime-local` field in the organisation's zone as an instant.
 *
 * @param {string} local 2026-11-23T08:15 @returns {string | undefined} RFC 3339
 */
export function instantOf(local) {
  if (!local) return undefined;
  const asUtc = Date.parse(`${local}:00Z`);
  // Two rounds settle the zone's offset on the days on which it changes.
  let guess = asUtc - offsetAt(asUtc);
  guess = asUtc - offsetAt(guess);
  return new Date(guess).toISOString();
}

/** @param {string | number | Date} instant @returns {string} for a `datetime-local` field */
export function localOf(instant) {
  const at = new Date(instant).getTime();
  return new Date(at + offsetAt(at)).toISOString().slice(0, 16);
}

/** @param {number} at epoch milliseconds @returns {number} milliseconds that the organisation's clock is ahead of UTC */
function offsetAt(at) {
  const format = once('parts', () => new Intl.DateTimeFormat('en-GB', {
    timeZone: settings.zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit',
  }));
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const shown = Date.UTC(+parts.year, +parts.month - 1, +parts.day, +parts.hour, +parts.minute, +parts.second);
  return shown - Math.floor(at / 1000) * 1000;
}
