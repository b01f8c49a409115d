/**
 * WGS-84 to GCJ-02, for positions that this device measures and shows on Chinese tiles. What comes from the server is shifted there.
 */
const A = 6378245;
const EE = 0.00669342162296594323;

/** @param {{lat: number, lon: number}} p @returns {{lat: number, lon: number}} */
export function toGcj02({lat, lon}) {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return {lat, lon};
  const x = lon - 105;
  const y = lat - 35;
  const waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + waves
    + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
    + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + waves
    + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
    + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
  const phi = lat / 180 * Math.PI;
  const magic = 1 - EE * Math.sin(phi) ** 2;
  return {
    lat: lat + (north * 180) / ((A * (1 - EE)) / (magic * Math.sqrt(magic)) * Math.PI),
    lon: lon + (east * 180) / (A / Math.sqrt(magic) * Math.cos(phi) * Math.PI),
  };
}
