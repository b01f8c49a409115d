import {all} from '../core/api.js';
import {directory} from '../core/directory.js';
import {bearing, between} from '../map/geometry.js';
import {isSilent, lateness, standing, tones} from './standing.js';

/**
 * @typedef {import('./live-feed.js').Progress} Progress
 * @typedef {object} Courier a task under way with its courier
 * @property {string} id of the task
 * @property {Progress} progress
 * @property {string} name
 * @property {string | null} dueBy
 * @property {string} routeId
 * @property {number | null} heading
 * @property {import('./standing.js').Standing} standing
 * @property {import('./standing.js').Tone} tone
 * @property {boolean} silent
 * @property {number | null} lateSeconds
 */

const MOVED_METRES = 3;
const TASKS_AGAIN_MS = 30_000;

/** What the live feed has told, joined with the terms of the tasks. Fires `change`. */
export class Fleet extends EventTarget {
  /** @type {Map<string, Progress>} */
  #progress = new Map();
  /** @type {Map<string, {dueBy: string | null, routeId: string}>} */
  #terms = new Map();
  /** @type {Map<string, number>} */
  #headings = new Map();
  #termsAt = 0;
  #reading = false;

  /** @param {Progress[]} items @param {boolean} snapshot whether they are all */
  take(items, snapshot) {
    if (snapshot) this.#progress.clear();
    for (const item of items) {
      const before = this.#progress.get(item.taskId);
      if (item.status !== 'STARTED') {
        this.#progress.delete(item.taskId);
        continue;
      }
      if (before?.position && item.position && between(before.position, item.position) > MOVED_METRES) {
        this.#headings.set(item.taskId, bearing(before.position, item.position));
      }
      this.#progress.set(item.taskId, item);
    }
    if (items.some((item) => item.status === 'STARTED' && !this.#terms.has(item.taskId))) void this.#readTerms();
    this.dispatchEvent(new Event('change'));
  }

  /** @param {number} now @returns {Courier[]} */
  couriers(now) {
    return [...this.#progress.values()].map((progress) => {
      const terms = this.#terms.get(progress.taskId);
      const stands = standing(progress, terms?.dueBy, now);
      return {
        id: progress.taskId,
        progress,
        name: directory.name(progress.courierId),
        dueBy: terms?.dueBy ?? null,
        routeId: terms?.routeId ?? '',
        heading: this.#headings.get(progress.taskId) ?? null,
        standing: stands,
        tone: tones[stands],
        silent: isSilent(progress, now),
        lateSeconds: lateness(progress, terms?.dueBy, now),
      };
    });
  }

  /** Reads when tasks are due; again at most twice a minute, however many new ones come. */
  async #readTerms() {
    if (this.#reading || Date.now() - this.#termsAt < TASKS_AGAIN_MS) return;
    this.#reading = true;
    this.#termsAt = Date.now();
    try {
      const tasks = await all('/tasks', {status: 'STARTED'}, 5000);
      for (const task of tasks) this.#terms.set(task.id, {dueBy: task.dueBy, routeId: task.routeId});
      this.dispatchEvent(new Event('change'));
    } catch (/** @type {any} */ fault) {
      console.info('due times are out of reach:', fault.code);
    }
    this.#reading = false;
  }
}
