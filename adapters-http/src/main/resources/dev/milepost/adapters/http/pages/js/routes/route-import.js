import {post} from '../core/api.js';

/** @type {Record<string, string>} */
const types = {gpx: 'application/gpx+xml', geojson: 'application/geo+json', json: 'application/geo+json', kml: 'application/vnd.google-earth.kml+xml'};

/** @param {File} file */
const ending = (file) => file.name.toLowerCase().split('.').pop() ?? '';

/** @param {File} file whether its name says that it holds a route */
export const isRouteFile = (file) => ending(file) in types;

const SIMPLIFY_METRES = 3;

/** @param {File} file @returns {Promise<any>} the route that was made of it */
export function importRoute(file) {
  const name = file.name.replace(/\.[^.]+$/, '').slice(0, 200);
  const query = new URLSearchParams({simplifyMetres: String(SIMPLIFY_METRES), name});
  return post(`/routes/import?${query}`, undefined, {body: file, type: types[ending(file)]});
}
