import {get} from '../core/api.js';
import {mapDatum} from '../core/settings.js';

/**
 * A courier's progress as the API tells it.
 *
 * @typedef {object} Progress
 * @property {string} taskId
 * @property {string} title
 * @property {string | null} courierId
 * @property {string} status
 * @property {{lat: number, lon: number} | null} position
 * @property {string | null} recordedAt
 * @property {number | null} accuracyMetres
 * @property {number | null} battery percent
 * @property {number} alongMetres
 * @property {number} lengthMetres
 * @property {number} fraction
 * @property {number | null} speed metres a second
 * @property {number | null} etaSeconds counted from recordedAt
 * @property {"LOW" | "MEDIUM" | "HIGH" | null} etaConfidence
 * @property {boolean} offRoute
 * @property {number} offRouteMetres
 * @property {{from: string, to: string | null, maxMetres: number}[]} offRouteEpisodes
 * @property {"LIVE" | "STALE" | "LOST"} signal
 * @property {string | null} stationarySince
 * @property {{name: string, reachedAt: string | null}[]} checkpoints
 * @property {number} distanceMetres
 *
 * @typedef {"connecting" | "live" | "lost"} Connection
 *
 * What a live feed tells: events `progress` with the changed ones (`detail.items`; `detail.snapshot` when they are all there are),
 * and `connection` (`detail.state`).
 */

const PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * The live feed by asking every two seconds what has changed. Another transport (a WebSocket) has the same events, `start` and `stop`.
 */
export class PollingFeed extends EventTarget {
  #stopped = false;
  /** @type {string | null} */
  #cursor = null;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #awake = () => {
    if (document.visibilityState === 'visible') this.#soon(0);
  };

  start() {
    this.#tell('connecting');
    addEventListener('online', this.#awake);
    document.addEventListener('visibilitychange', this.#awake);
    this.#soon(0);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#awake);
    document.removeEventListener('visibilitychange', this.#awake);
  }

  /** @param {number} wait milliseconds */
  #soon(wait) {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  async #ask() {
    try {
      const snapshot = this.#cursor === null;
      const answer = await get('/live', {since: this.#cursor, datum: mapDatum()}, AbortSignal.timeout(15_000));
      if (this.#stopped) return;
      this.#cursor = answer.cursor;
      this.#failures = 0;
      this.#tell('live');
      if (snapshot || answer.items.length) {
        this.dispatchEvent(new CustomEvent('progress', {detail: {items: answer.items, snapshot}}));
      }
      this.#soon(PAUSE_MS);
    } catch (/** @type {any} */ fault) {
      if (this.#stopped) return;
      // A cursor that the server doesn't know (it was set up anew): start again from a snapshot.
      if (fault.status === 400) this.#cursor = null;
      this.#failures++;
      this.#tell('lost');
      this.#soon(Math.max(1000 * (fault.retryAfter ?? 0), Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 1.5 ** (this.#failures - 1))));
    }
  }

  /** @param {Connection} state */
  #tell(state) {
    this.dispatchEvent(new CustomEvent('connection', {detail: {state}}));
  }
}
