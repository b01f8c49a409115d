/**
 * The page and its parameters stand in the fragment: `#/tasks/42?status=OPEN`. So the pages need nothing of the server that
 * gives them out.
 *
 * @typedef {{page: string, id: string, query: URLSearchParams}} Place
 */

/** Fires `change` on every move. */
export const router = new EventTarget();

/** @returns {Place} */
export function place() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [page = '', id = ''] = path.split('/').map(decodeURIComponent);
  return {page, id, query: new URLSearchParams(search)};
}

/** @param {string} page @param {string} [id] @param {Record<string, string>} [query] @returns {string} for an href */
export function link(page, id = '', query = {}) {
  const search = new URLSearchParams(query).toString();
  return `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
}

/** @param {string} page @param {string} [id] @param {Record<string, string>} [query] */
export function go(page, id, query) {
  location.hash = link(page, id, query);
}

window.addEventListener('hashchange', () => router.dispatchEvent(new Event('change')));
