/**
 * The alerts that the server has raised, as the live feed tells them, and the ends of tasks.
 *
 * @typedef {import('./live-feed.js').AlertKind | "COMPLETED" | "CANCELLED"} Kind
 * @typedef {{key: string, at: number, kind: Kind, taskId: string, title: string, courierId: string | null, over: boolean, seen: boolean}} Alert
 * @typedef {import('./live-feed.js').Progress} Progress
 */

const MOST = 200;

/** Fires `alert` for each new one that lasts. */
export class Alerts extends EventTarget {
  /** @type {Alert[]} the newest first */
  list = [];
  /** @type {Set<string>} tasks that were under way */
  #running = new Set();

  get unseen() {
    return this.list.filter((alert) => !alert.seen && !alert.over).length;
  }

  markSeen() {
    this.list.forEach((alert) => (alert.seen = true));
  }

  /** @param {Progress[]} items */
  take(items) {
    for (const progress of items) {
      for (const {kind, since, clearedAt} of progress.alerts) this.#note(kind, Date.parse(since), progress, clearedAt !== null);
      if (progress.status === 'STARTED') this.#running.add(progress.taskId);
      else if (this.#running.delete(progress.taskId)) this.#note(/** @type {Kind} */ (progress.status), Date.now(), progress, true);
    }
  }

  /** @param {Kind} kind @param {number} at @param {Progress} progress @param {boolean} over */
  #note(kind, at, {taskId, title, courierId}, over) {
    const key = `${taskId} ${kind} ${at}`;
    const known = this.list.find((alert) => alert.key === key);
    if (known) {
      known.over = over;
      return;
    }
    const alert = {key, at, kind, taskId, title, courierId, over, seen: false};
    this.list = [alert, ...this.list].sort((one, other) => other.at - one.at).slice(0, MOST);
    if (!over) this.dispatchEvent(new CustomEvent('alert', {detail: alert}));
  }
}

/** A short tone, for those who have switched sound on. */
export function beep() {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  volume.gain.setValueAtTime(0.08, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.4);
  tone.frequency.value = 660;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.4);
  tone.onended = () => void context.close();
}
