import {recall, remember} from './storage.js';
import {settings} from './settings.js';

/**
 * @typedef {object} Tokens
 * @property {string} accessToken
 * @property {string} expiresAt
 * @property {string} refreshToken
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {string} email
 * @property {string} name
 * @property {"ADMIN" | "MANAGER" | "COURIER"} role
 * @property {string | null} [teamId]
 */

/** Fires `change` when somebody signs in or out. */
export const session = new EventTarget();

const REFRESH_EARLY_MS = 30_000;

/** @returns {Tokens | null} */
const tokens = () => recall('tokens');

/** @returns {boolean} whether this browser holds a session (the server may have ended it) */
export const signedIn = () => tokens() !== null;

/** @returns {Account | null} who is signed in, as of the last answer of the server */
export const account = () => recall('account');

/** Whether the one who is signed in designs routes and tasks. */
export const isAdmin = () => account()?.role === 'ADMIN';

/** Whether the one who is signed in decides on receipts. */
export const isManager = () => account()?.role === 'MANAGER';

/** @param {Tokens | null} next */
function keep(next) {
  remember('tokens', next);
  session.dispatchEvent(new Event('change'));
}

/** @param {string} path @param {unknown} body @param {Record<string, string>} [headers] @param {string} [method] */
const call = (path, body, headers = {}, method = 'POST') =>
  fetch(settings.api + path, {
    method,
    headers: {'Content-Type': 'application/json', ...headers},
    body: body === undefined ? undefined : JSON.stringify(body),
  });

/**
 * @param {string} email @param {string} password
 * @returns {Promise<{ok: true} | {ok: false, code: string, retryAfter: number}>}
 */
export async function signIn(email, password) {
  const response = await call('/tokens', {email, password});
  if (response.ok) {
    keep(await response.json());
    return {ok: true};
  }
  const problem = await response.json().catch(() => ({}));
  return {ok: false, code: problem.code ?? String(response.status), retryAfter: Number(response.headers.get('Retry-After') ?? 0)};
}

/** Ends the session here and, if the server can be reached, there. */
export async function signOut() {
  const current = tokens();
  remember('account', null);
  keep(null);
  if (current) {
    await call('/tokens', undefined, {Authorization: `Bearer ${current.accessToken}`}, 'DELETE').catch(() => undefined);
  }
}

/**
 * A token that is valid for the next seconds at least.
 *
 * @param {string} [refused] a token that the server has just refused: never given again
 * @returns {Promise<string | null>} null when nobody is signed in
 * @throws {TypeError} when the server can't be reached
 */
export async function accessToken(refused) {
  const fresh = (/** @type {Tokens | null} */ t) =>
    t !== null && t.accessToken !== refused && Date.parse(t.expiresAt) - Date.now() > REFRESH_EARLY_MS;
  const current = tokens();
  if (current === null) return null;
  if (fresh(current)) return current.accessToken;
  // A refresh token works once, and using it twice ends the session: the tabs of this browser take turns.
  return exclusively(async () => {
    const latest = tokens();
    if (latest === null) return null;
    if (fresh(latest)) return latest.accessToken;
    const response = await call('/tokens/refresh', {refreshToken: latest.refreshToken});
    if (response.ok) {
      const next = await response.json();
      remember('tokens', next);
      return next.accessToken;
    }
    if (response.status === 401 || response.status === 400) {
      keep(null);
      return null;
    }
    throw new TypeError(`the session could not be refreshed: ${response.status}`);
  });
}

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function exclusively(work) {
  if (navigator.locks) return navigator.locks.request('milepost-refresh', work);
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}
