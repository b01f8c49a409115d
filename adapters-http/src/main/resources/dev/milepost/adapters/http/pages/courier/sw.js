/*
 * Keeps the courier's page at hand without a network. The API is never answered from here, and what waits to be sent lies in
 * IndexedDB, which no update of this file touches.
 */
const CACHE = 'milepost-courier-1';
const NETWORK_MS = 4000;

const SHELL = [
  '/courier/', '/courier/app.webmanifest', '/img/icon.svg', '/img/icon-192.png', '/settings.json',
  '/css/tokens.css', '/css/base.css', '/css/app.css', '/css/map.css', '/css/courier.css',
  '/lib/lit/index.js', '/lib/lit-html/lit-html.js', '/lib/lit-html/is-server.js', '/lib/lit-element/lit-element.js',
  '/lib/reactive-element/reactive-element.js', '/lib/reactive-element/css-tag.js',
  '/lib/ol/dist/ol.js', '/lib/ol/ol.css', '/data/land.json',
  '/courier/js/main.js', '/courier/js/courier-app.js', '/courier/js/queue.js', '/courier/js/uploader.js', '/courier/js/photo-sending.js', '/courier/js/tracker.js',
  '/courier/js/open-tasks.js', '/courier/js/my-tasks.js', '/courier/js/work.js', '/courier/js/gps-state.js', '/courier/js/receipts.js',
  '/courier/js/earnings.js', '/courier/js/phone.js', '/courier/js/small-map.js', '/courier/js/state.js',
  '/js/sign-in.js', '/js/core/api.js', '/js/core/format.js', '/js/core/i18n.js', '/js/core/router.js', '/js/core/session.js',
  '/js/core/settings.js', '/js/core/storage.js', '/js/core/theme.js', '/js/i18n/en.js', '/js/i18n/zh.js',
  '/js/ui/part.js', '/js/ui/icons.js', '/js/ui/toast.js', '/js/ui/dialog.js', '/js/ui/status.js',
  '/js/map/base-map.js', '/js/map/datum.js', '/js/map/geometry.js', '/js/map/land.js', '/js/map/ol.js', '/js/map/route-layer.js',
  '/js/reports/periods.js',
];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('milepost-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  event.respondWith(fresh(event.request));
});

/** The network's answer if there soon is one, else what was kept. */
async function fresh(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, {ignoreSearch: true});
  try {
    const response = await fetch(request, kept ? {signal: AbortSignal.timeout(NETWORK_MS)} : {});
    if (response.ok) await cache.put(request, response.clone());
    return response.ok || !kept ? response : kept;
  } catch (fault) {
    if (kept) return kept;
    throw fault;
  }
}
