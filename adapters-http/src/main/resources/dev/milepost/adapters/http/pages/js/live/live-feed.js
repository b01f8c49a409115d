import {get} from '../core/api.js';
import {accessToken} from '../core/session.js';
import {mapDatum, settings} from '../core/settings.js';

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
 * @property {{kind: AlertKind, since: string, clearedAt: string | null}[]} alerts
 *
 * @typedef {"OFF_ROUTE" | "SIGNAL_STALE" | "SIGNAL_LOST" | "STATIONARY" | "LATE"} AlertKind
 *
 * @typedef {"connecting" | "live" | "lost"} Connection
 *
 * What a live feed tells: events `progress` with the changed ones (`detail.items`; `detail.snapshot` when they are all there are),
 * and `connection` (`detail.state`).
 */

const PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 15_000;
const SOCKET_AGAIN_MS = 60_000;
/** Without a word for so long, a connection may be dead without anybody knowing. */
const SILENCE_MS = 30_000;
/** The server ended the connection because the token is no good any more: as usual when it has expired. */
const TOKEN_OVER = 4401;

/**
 * The live feed: pushed over a WebSocket, and where none can be had, asked for every two seconds. Both go on from the same cursor, so
 * that nothing is missed when one takes over from the other.
 */
export class LiveFeed extends EventTarget {
  #stopped = false;
  /** @type {string | null} */
  #cursor = null;
  #failures = 0;
  #socketAgainAt = 0;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #awake = () => {
    if (document.visibilityState === 'visible' && this.#socket?.readyState !== WebSocket.OPEN) this.#soon(0);
  };
  #offline = () => {
    this.#tell('lost');
    this.#hangUp();
    this.#soon(PAUSE_MS);
  };

  start() {
    this.#tell('connecting');
    addEventListener('online', this.#awake);
    addEventListener('offline', this.#offline);
    document.addEventListener('visibilitychange', this.#awake);
    this.#soon(0);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#hangUp();
    removeEventListener('online', this.#awake);
    removeEventListener('offline', this.#offline);
    document.removeEventListener('visibilitychange', this.#awake);
  }

  /** @param {number} wait milliseconds */
  #soon(wait) {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#goOn(), wait);
  }

  #goOn() {
    // Only the server that the pages come from can push, and what it names.
    const pushes = (settings.live || settings.api.startsWith('/')) && Date.now() >= this.#socketAgainAt;
    return this.#socket || !pushes ? this.#ask() : this.#connect();
  }

  async #connect() {
    try {
      const token = await accessToken();
      if (this.#stopped || this.#socket) return;
      if (token === null) return await this.#ask();
      const query = new URLSearchParams({datum: mapDatum(), ...(this.#cursor === null ? {} : {since: this.#cursor})});
      const address = new URL(`${settings.live ?? `${settings.api}/live`}?${query}`, location.href);
      address.protocol = address.protocol.replace('http', 'ws');
      this.#listen(new WebSocket(address, ['milepost.live', token]));
    } catch (/** @type {any} */ fault) {
      console.info('no token:', fault.message);
      this.#failed();
    }
  }

  /** @param {WebSocket} socket */
  #listen(socket) {
    this.#socket = socket;
    let opened = false;
    /** Why the connection is about to be closed, where that can't be told with the closing itself. @type {number | null} */
    let closing = null;
    socket.onmessage = ({data}) => {
      opened = true;
      const message = JSON.parse(data);
      if (message.type === 'closing') {
        closing = message.code;
        return;
      }
      this.#take(message, message.type === 'snapshot');
      this.#soon(SILENCE_MS);
    };
    socket.onclose = ({code}) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (opened && (closing ?? code) === TOKEN_OVER) return this.#soon(0);
      // Whether it was the server or only the socket, asking will tell.
      if (!opened) this.#socketAgainAt = Date.now() + SOCKET_AGAIN_MS;
      else this.#tell('lost');
      this.#soon(opened ? PAUSE_MS / 4 : 0);
    };
    this.#soon(SILENCE_MS);
  }

  #hangUp() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** Asks what has changed: instead of a socket, or to know whether a silent one is alive. */
  async #ask() {
    try {
      const snapshot = this.#cursor === null;
      const answer = await get('/live', {since: this.#cursor, datum: mapDatum()}, AbortSignal.timeout(15_000));
      if (this.#stopped) return;
      // What a socket should have told long ago: it is dead.
      if (this.#socket && answer.items.length) this.#hangUp();
      this.#take(answer, snapshot);
      this.#soon(this.#socket ? SILENCE_MS : PAUSE_MS);
    } catch (/** @type {any} */ fault) {
      if (this.#stopped) return;
      // A cursor that the server doesn't know (it was set up anew): start again from a snapshot.
      if (fault.status === 400) this.#cursor = null;
      this.#failed(fault.retryAfter);
    }
  }

  /** @param {{items: Progress[], cursor: string}} message @param {boolean} snapshot whether the items are all there are */
  #take({items, cursor}, snapshot) {
    this.#cursor = cursor;
    this.#failures = 0;
    this.#tell('live');
    if (snapshot || items.length) this.dispatchEvent(new CustomEvent('progress', {detail: {items, snapshot}}));
  }

  /** @param {number} [retryAfter] seconds */
  #failed(retryAfter = 0) {
    this.#hangUp();
    this.#failures++;
    // The server was away, not the socket alone.
    this.#socketAgainAt = 0;
    this.#tell('lost');
    this.#soon(Math.max(1000 * retryAfter, Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 1.5 ** (this.#failures - 1))));
  }

  /** @param {Connection} state */
  #tell(state) {
    this.dispatchEvent(new CustomEvent('connection', {detail: {state}}));
  }
}
