import {settings} from '../core/settings.js';

/**
 * Weeks (ISO 8601, "2026-W47") and months ("2026-11") of the organisation's calendar.
 *
 * @typedef {"weekly" | "monthly"} Kind
 */

const DAY_MS = 86_400_000;

/** Today in the organisation's zone, at noon UTC so that whole days can be added. */
const today = () => new Date(`${new Intl.DateTimeFormat('en-CA', {timeZone: settings.zone}).format(new Date())}T12:00:00Z`);

/** @param {Date} day @returns {string} the ISO week that the day belongs to */
export function weekOf(day) {
  // The week belongs to the year of its Thursday.
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / DAY_MS / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** @param {string} week @returns {Date} its Monday, noon UTC */
function mondayOf(week) {
  const [year, number] = week.split('-W').map(Number);
  const fourth = new Date(Date.UTC(year, 0, 4, 12));
  return new Date(fourth.getTime() + ((number - 1) * 7 - ((fourth.getUTCDay() || 7) - 1)) * DAY_MS);
}

/** @param {Kind} kind @returns {string} the period that is under way */
export const current = (kind) => (kind === 'weekly' ? weekOf(today()) : today().toISOString().slice(0, 7));

/** @param {string} label of a week or a month @param {number} by how many on @returns {string} */
export function step(label, by) {
  if (label.includes('W')) return weekOf(new Date(mondayOf(label).getTime() + by * 7 * DAY_MS));
  const [year, month] = label.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 15)).toISOString().slice(0, 7);
}

/** @param {string} label @param {number} count @returns {string[]} that many periods up to this one, the earliest first */
export const upTo = (label, count) => Array.from({length: count}, (_, i) => step(label, i - count + 1));
