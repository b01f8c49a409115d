import {age} from '../core/format.js';

/**
 * How a courier stands: what the colours and filters of the live page go by.
 *
 * @typedef {import('./live-feed.js').Progress} Progress
 * @typedef {"onTime" | "behind" | "late" | "idle" | "waiting"} Standing
 * @typedef {"good" | "warn" | "bad" | "idle" | "grey"} Tone
 */

const BEHIND_SECONDS = 120;
const LATE_SECONDS = 600;
const QUIET_SECONDS = 60;
const SILENT_SECONDS = 120;
const IDLE_SECONDS = 180;

/** @type {Record<Standing, Tone>} */
export const tones = {onTime: 'good', behind: 'warn', late: 'bad', idle: 'idle', waiting: 'grey'};

/** The order of the filters. @type {Standing[]} */
export const standings = ['late', 'behind', 'onTime', 'idle', 'waiting'];

/** @param {Progress} progress @returns {number | null} epoch milliseconds of the expected arrival */
export const arrival = (progress) =>
  progress.etaSeconds === null || !progress.recordedAt ? null : Date.parse(progress.recordedAt) + progress.etaSeconds * 1000;

/** @param {Progress} progress @param {string | null | undefined} dueBy @param {number} now @returns {number | null} seconds past the due time, negative before it */
export function lateness(progress, dueBy, now) {
  if (!dueBy) return null;
  const expected = Math.max(arrival(progress) ?? now, now);
  return (expected - Date.parse(dueBy)) / 1000;
}

/** @param {Progress} progress @param {number} now */
export const isSilent = (progress, now) => (age(progress.recordedAt, now) ?? 0) > SILENT_SECONDS || progress.signal === 'LOST';

/** @param {Progress} progress @param {string | null | undefined} dueBy @param {number} now @returns {Standing} */
export function standing(progress, dueBy, now) {
  if (progress.status !== 'STARTED' || !progress.position) return 'waiting';
  const late = lateness(progress, dueBy, now) ?? 0;
  if (late > LATE_SECONDS || isSilent(progress, now)) return 'late';
  if (late > BEHIND_SECONDS || (age(progress.recordedAt, now) ?? 0) > QUIET_SECONDS || progress.offRoute) return 'behind';
  return progress.stationarySince && (age(progress.stationarySince, now) ?? 0) > IDLE_SECONDS ? 'idle' : 'onTime';
}
