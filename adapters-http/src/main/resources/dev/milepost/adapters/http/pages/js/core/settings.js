/**
 * What the operator has configured for the pages, from `settings.json` beside them.
 *
 * @typedef {object} Tiles
 * @property {string} url XYZ template with {z}, {x} and {y}
 * @property {"raster" | "vector"} kind
 * @property {"wgs84" | "gcj02"} datum
 * @property {string} attribution
 * @property {number} maxZoom
 *
 * @typedef {object} Settings
 * @property {string} zone the organisation's time zone, IANA
 * @property {string} currency ISO 4217, proposed for new bonuses
 * @property {string} api base address of the API
 * @property {Tiles | null} tiles
 * @property {string} mapReview the map's review number, shown on maps where one is given
 * @property {{email: string, password: string, role: string}[]} demo who to sign in as, on a demo server only
 * @property {string | null} live address of the WebSocket that pushes the live view, if it isn't that of the API
 */

/** @type {Settings} */
export let settings = {
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  api: '/api/v1',
  tiles: null,
  mapReview: '',
  demo: [],
  live: null,
};

/** Reads the operator's settings; without an answer the defaults stay. */
export async function loadSettings() {
  try {
    const response = await fetch('/settings.json');
    if (response.ok) settings = {...settings, ...(await response.json())};
  } catch {
    // Offline: a courier's page works on with the defaults.
    console.info('settings.json is out of reach');
  }
}

/** The datum that maps are drawn in, as the API's `datum` parameter. */
export const mapDatum = () => settings.tiles?.datum ?? 'wgs84';
