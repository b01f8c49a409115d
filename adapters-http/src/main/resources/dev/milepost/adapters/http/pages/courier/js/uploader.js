import {ApiError, post} from '../../js/core/api.js';
import {signedIn} from '../../js/core/session.js';
import {sendPhoto} from './photo-sending.js';
import {discard, forget, forgetPhoto, keepFix, oldest, photos, unsent, waitingTasks} from './queue.js';

/** @typedef {{unsent: number, photos: number, offline: boolean, sentAt: number, refused: {task: string, code: string}[]}} UploadState */

const EVERY_MS = 60_000;
const A_BATCH = 6;
const MOST = 500;
const RETRY_MS = [3000, 8000, 20_000, 60_000];

/**
 * Sends what waits in the queue: six fixes or once a minute, everything at once after a time without a network. Only what the server
 * has acknowledged leaves the queue. Fires `state`, and `receipt` when a photo has arrived.
 */
export class Uploader extends EventTarget {
  /** @type {UploadState} */
  state = {unsent: 0, photos: 0, offline: !navigator.onLine, sentAt: 0, refused: []};
  #account;
  #running = false;
  #again = false;
  #failures = 0;
  #startedAt = Date.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #online = () => void this.flush();
  #offline = () => this.#tell({offline: true});

  /** @param {string} account whose */
  constructor(account) {
    super();
    this.#account = account;
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    void this.flush();
  }

  stop() {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
  }

  /** @param {string} task @param {import('./queue.js').Fix} fix */
  async record(task, fix) {
    await keepFix(this.#account, task, fix);
    await this.#count();
    const due = Date.now() - (this.state.sentAt || this.#startedAt) >= EVERY_MS;
    if (!this.#failures && (due || this.state.unsent >= A_BATCH)) void this.flush();
  }

  /** @param {string} task forgets what the server won't take */
  async discard(task) {
    await discard(this.#account, task);
    this.#tell({refused: this.state.refused.filter((one) => one.task !== task)});
    await this.#count();
  }

  /** Sends all that waits. @returns {Promise<boolean>} whether nothing waits any more */
  async flush() {
    if (this.#running) {
      this.#again = true;
      return false;
    }
    this.#running = true;
    clearTimeout(this.#timer);
    try {
      do {
        this.#again = false;
        await this.#sendFixes();
        await this.#sendPhotos();
      } while (this.#again);
      this.#failures = 0;
      this.#tell({offline: false});
    } catch (/** @type {any} */ fault) {
      if (!(fault instanceof ApiError)) console.error(fault);
      this.#tell({offline: fault.status === 0});
      const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)];
      if (signedIn()) this.#timer = setTimeout(() => void this.flush(), Math.max(wait, 1000 * (fault.retryAfter ?? 0)));
    }
    this.#running = false;
    await this.#count();
    return this.state.unsent === 0 && this.state.photos === 0;
  }

  async #sendFixes() {
    const refused = this.state.refused.map((one) => one.task);
    for (const task of await waitingTasks(this.#account)) {
      if (refused.includes(task)) continue;
      for (let batch = await oldest(this.#account, task, MOST); batch.length; batch = await oldest(this.#account, task, MOST)) {
        if (!(await this.#send(task, batch))) break;
        await forget(batch);
        this.#tell({sentAt: Date.now()});
        await this.#count();
      }
    }
  }

  /** @param {string} task @param {import('./queue.js').Waiting[]} batch @returns {Promise<boolean>} false if the server will never take them */
  async #send(task, batch) {
    try {
      await post(`/tasks/${task}/positions?source=page`, {positions: batch.map((one) => one.fix)});
      return true;
    } catch (/** @type {any} */ fault) {
      if (fault.passing || fault.status === 401 || !(fault instanceof ApiError)) throw fault;
      this.#tell({refused: [...this.state.refused, {task, code: fault.code}]});
      return false;
    }
  }

  async #sendPhotos() {
    for (const waiting of await photos(this.#account)) {
      try {
        const receipt = await sendPhoto(waiting);
        await forgetPhoto(waiting.key);
        this.dispatchEvent(new CustomEvent('receipt', {detail: {receipt}}));
      } catch (/** @type {any} */ fault) {
        if (fault.passing || fault.status === 401 || !(fault instanceof ApiError)) throw fault;
        await forgetPhoto(waiting.key);
        this.dispatchEvent(new CustomEvent('receipt', {detail: {fault}}));
      }
    }
  }

  async #count() {
    this.#tell({unsent: await unsent(this.#account), photos: (await photos(this.#account)).length});
  }

  /** @param {Partial<UploadState>} patch */
  #tell(patch) {
    this.state = {...this.state, ...patch};
    this.dispatchEvent(new Event('state'));
  }
}
