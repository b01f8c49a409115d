/**
 * Turns changes of the fleet into alerts.
 *
 * @typedef {"offRoute" | "backOnRoute" | "silent" | "late" | "completed" | "cancelled"} AlertKind
 * @typedef {{id: number, at: number, kind: AlertKind, taskId: string, title: string, courierId: string | null, seen: boolean}} Alert
 * @typedef {import('./fleet.js').Courier} Courier
 */

const MOST = 200;

/** Fires `alert` for each new one. */
export class Alerts extends EventTarget {
  /** @type {Alert[]} the newest first */
  list = [];
  /** @type {Map<string, {offRoute: boolean, silent: boolean, late: boolean}>} */
  #known = new Map();
  #count = 0;

  get unseen() {
    return this.list.filter((alert) => !alert.seen).length;
  }

  markSeen() {
    this.list.forEach((alert) => (alert.seen = true));
  }

  /** @param {Courier[]} couriers as they stand now */
  watch(couriers) {
    for (const courier of couriers) {
      const now = {offRoute: courier.progress.offRoute, silent: courier.silent, late: (courier.lateSeconds ?? 0) > 600};
      const before = this.#known.get(courier.id) ?? {offRoute: false, silent: false, late: false};
      if (now.offRoute && !before.offRoute) this.#add('offRoute', courier.progress);
      if (!now.offRoute && before.offRoute) this.#add('backOnRoute', courier.progress);
      if (now.silent && !before.silent) this.#add('silent', courier.progress);
      if (now.late && !before.late) this.#add('late', courier.progress);
      this.#known.set(courier.id, now);
    }
  }

  /** @param {import('./live-feed.js').Progress} progress of a task that was under way */
  ended(progress) {
    if (!this.#known.delete(progress.taskId)) return;
    if (progress.status === 'COMPLETED') this.#add('completed', progress);
    if (progress.status === 'CANCELLED') this.#add('cancelled', progress);
  }

  /** @param {AlertKind} kind @param {import('./live-feed.js').Progress} progress */
  #add(kind, progress) {
    const alert = {id: ++this.#count, at: Date.now(), kind, taskId: progress.taskId, title: progress.title, courierId: progress.courierId, seen: false};
    this.list = [alert, ...this.list.slice(0, MOST - 1)];
    this.dispatchEvent(new CustomEvent('alert', {detail: alert}));
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
