import {accessToken} from './session.js';
import {settings} from './settings.js';

/** A refusal of the server (RFC 9457), or `offline` when it wasn't reached. */
export class ApiError extends Error {
  /**
   * @param {number} status 0 when the server wasn't reached
   * @param {{code?: string, title?: string, detail?: string, errors?: {field: string, message: string}[]}} problem
   * @param {number} retryAfter seconds
   */
  constructor(status, problem, retryAfter = 0) {
    super(problem.detail ?? problem.title ?? `status ${status}`);
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'offline' : `status-${status}`);
    this.errors = problem.errors ?? [];
    /** @type {any} */
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * @typedef {object} Options
 * @property {Record<string, string | number | undefined | null>} [query] empty values are left out
 * @property {unknown} [json] a body to send as JSON
 * @property {BodyInit} [body] a body to send as it is
 * @property {string} [type] its media type
 * @property {string} [accept]
 * @property {number} [version] sent as If-Match
 * @property {string} [key] idempotency key; every POST has one
 * @property {string} [deviceKey] a device key that was just made
 * @property {AbortSignal} [signal]
 */

/**
 * Sends a request as the signed-in person.
 *
 * @param {string} method @param {string} path below the API's base @param {Options} [options]
 * @returns {Promise<Response>} a success
 * @throws {ApiError}
 */
export async function request(method, path, options = {}) {
  const key = method === 'POST' ? (options.key ?? idempotencyKey()) : undefined;
  let token = await reach(accessToken());
  let response = await reach(send(method, path, options, token, key));
  if (response.status === 401 && token !== null) {
    token = await reach(accessToken(token));
    if (token !== null) response = await reach(send(method, path, options, token, key));
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new ApiError(response.status, problem, Number(response.headers.get('Retry-After') ?? 0));
}

/** @param {string} method @param {string} path @param {Options} options @param {string | null} token @param {string} [key] */
function send(method, path, options, token, key) {
  const headers = new Headers({Accept: options.accept ?? 'application/json'});
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (key) headers.set('Idempotency-Key', key);
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  if (options.deviceKey) headers.set('X-Device-Key', options.deviceKey);
  let body = options.body;
  if (options.json !== undefined) {
    body = JSON.stringify(options.json);
    headers.set('Content-Type', 'application/json');
  } else if (options.type) headers.set('Content-Type', options.type);
  return fetch(address(path, options.query), {method, headers, body, signal: options.signal});
}

/** @param {string} path @param {Options["query"]} query */
function address(path, query = {}) {
  const present = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return settings.api + path + (text ? `?${text}` : '');
}

/** @template T @param {Promise<T>} work @returns {Promise<T>} */
const reach = (work) =>
  work.catch((fault) => {
    if (fault?.name === 'AbortError') throw fault;
    throw new ApiError(0, {code: 'offline', detail: String(fault?.message ?? fault)});
  });

/** A key that makes a repeated request count once. */
export const idempotencyKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} path @param {Options["query"]} [query] @param {AbortSignal} [signal] @returns {Promise<any>} */
export const get = async (path, query, signal) => (await request('GET', path, {query, signal})).json();

/** @param {string} path @param {unknown} [json] @param {Options} [options] @returns {Promise<any>} the answer, or null without one */
export const post = async (path, json, options = {}) => answer(await request('POST', path, {json, ...options}));

/** @param {string} path @param {unknown} json @param {number} [version] */
export const put = async (path, json, version) => answer(await request('PUT', path, {json, version}));

/** @param {string} path @param {unknown} json @param {number} [version] */
export const patch = async (path, json, version) => answer(await request('PATCH', path, {json, version}));

/** @param {string} path */
export const remove = (path) => request('DELETE', path);

/** @param {Response} response */
const answer = async (response) => (response.status === 204 ? null : response.json());

/**
 * Every item of a list, page after page.
 *
 * @param {string} path @param {Options["query"]} [query] @param {number} [most] items at most
 * @returns {Promise<any[]>}
 */
export async function all(path, query = {}, most = 2000) {
  /** @type {any[]} */
  const items = [];
  let cursor;
  do {
    const page = await get(path, {limit: 500, ...query, cursor});
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < most);
  return items;
}
