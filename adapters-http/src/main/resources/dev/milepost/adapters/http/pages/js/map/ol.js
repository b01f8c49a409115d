/** OpenLayers, from its prebuilt script (one file, a third of the size of its modules). @type {any} */
export const ol = /** @type {any} */ (window).ol;

/** @param {{lat: number, lon: number}} point @returns {number[]} in the projection of the map */
export const toMap = (point) => ol.proj.fromLonLat([point.lon, point.lat]);

/** @param {number[]} coordinate @returns {{lat: number, lon: number}} */
export function fromMap(coordinate) {
  const [lon, lat] = ol.proj.toLonLat(coordinate);
  return {lat: Math.round(lat * 1e7) / 1e7, lon: Math.round(lon * 1e7) / 1e7};
}
