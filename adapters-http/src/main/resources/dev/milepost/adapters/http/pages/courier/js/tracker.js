/**
 * Positions by the Geolocation API, one every ten seconds, with the screen kept on. A page gets none while the phone is locked or another
 * app is in front: `gap` says how long that was.
 *
 * @typedef {{status: "off" | "waiting" | "on" | "denied" | "failing", accuracy: number | null, at: number, gapSeconds: number, awake: boolean, position: {lat: number, lon: number} | null}} TrackerState
 */

const EVERY_MS = 10_000;
const TOLERANCE_MS = 500;
const CLOCK_MS = 3_600_000;
const GAP_MS = 45_000;

/** Fires `fix` (`detail`: a Fix) and `state`. */
export class Tracker extends EventTarget {
  /** @type {TrackerState} */
  state = {status: 'off', accuracy: null, at: 0, gapSeconds: 0, awake: false, position: null};
  /** @type {number | null} */
  #watch = null;
  #keptAt = 0;
  /** @type {any} */
  #lock = null;
  /** @type {any} */
  #battery = null;
  #visible = () => {
    if (document.visibilityState === 'visible') void this.#stayAwake();
  };

  start() {
    if (this.#watch !== null) return;
    if (!navigator.geolocation) {
      this.#tell({status: 'denied'});
      return;
    }
    this.#tell({status: 'waiting'});
    this.#watch = navigator.geolocation.watchPosition((position) => this.#take(position), (fault) => this.#tell({status: fault.code === 1 ? 'denied' : 'failing'}),
      {enableHighAccuracy: true, maximumAge: 0, timeout: 30_000});
    document.addEventListener('visibilitychange', this.#visible);
    void this.#stayAwake();
    /** @type {any} */ (navigator).getBattery?.().then((/** @type {any} */ battery) => (this.#battery = battery));
  }

  stop() {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
    document.removeEventListener('visibilitychange', this.#visible);
    void this.#lock?.release();
    this.#lock = null;
    this.#tell({status: 'off', awake: false});
  }

  /** @param {GeolocationPosition} position */
  #take({coords, timestamp}) {
    // Some phones count from another epoch.
    const at = Math.abs(timestamp - Date.now()) < CLOCK_MS ? timestamp : Date.now();
    const position = {lat: coords.latitude, lon: coords.longitude};
    this.#tell({status: 'on', accuracy: coords.accuracy, at, position});
    if (at - this.#keptAt < EVERY_MS - TOLERANCE_MS) return;
    if (this.#keptAt && at - this.#keptAt > GAP_MS) this.#tell({gapSeconds: (at - this.#keptAt) / 1000});
    this.#keptAt = at;
    this.dispatchEvent(new CustomEvent('fix', {detail: {
      recordedAt: new Date(at).toISOString(), ...position,
      ...known('accuracyMetres', coords.accuracy), ...known('speed', coords.speed), ...known('bearing', coords.heading),
      ...known('altitude', coords.altitude), ...known('battery', this.#battery ? Math.round(this.#battery.level * 100) : null),
    }}));
  }

  async #stayAwake() {
    if (this.#watch === null || !('wakeLock' in navigator)) return;
    try {
      this.#lock = await navigator.wakeLock.request('screen');
      this.#lock.addEventListener('release', () => this.#tell({awake: false}));
      this.#tell({awake: true});
    } catch (/** @type {any} */ fault) {
      console.info('the screen may go off:', fault.message);
    }
  }

  /** @param {Partial<TrackerState>} patch */
  #tell(patch) {
    this.state = {...this.state, ...patch};
    this.dispatchEvent(new Event('state'));
  }
}

/** @param {string} name @param {number | null | undefined} value */
const known = (name, value) => (typeof value === 'number' && Number.isFinite(value) ? {[name]: value} : {});
