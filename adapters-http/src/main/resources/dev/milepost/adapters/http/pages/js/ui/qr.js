/**
 * QR codes (ISO/IEC 18004) of bytes at the lowest error correction, versions 1 to 25: enough for the settings of a phone app on a bright screen.
 */
const EC_PER_BLOCK = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26];
const BLOCKS = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12];
const LEVEL_L = 1;

/** @param {number} version @returns {number} modules that carry data and error correction */
function rawModules(version) {
  let count = (16 * version + 128) * version + 64;
  if (version > 1) {
    const align = Math.floor(version / 7) + 2;
    count -= (25 * align - 10) * align - 55;
    if (version > 6) count -= 36;
  }
  return count;
}

/** @param {number} version */
const dataBytes = (version) => Math.floor(rawModules(version) / 8) - EC_PER_BLOCK[version] * BLOCKS[version];

/** @param {number} a @param {number} b @returns {number} their product in GF(2^8) modulo 0x11d */
function multiply(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> i) & 1) * a;
  }
  return product;
}

/** @param {number} degree @returns {number[]} the divisor of the Reed-Solomon code */
function divisor(degree) {
  const result = [...Array(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) {
      result[j] = multiply(result[j], root);
      if (j + 1 < degree) result[j] ^= result[j + 1];
    }
    root = multiply(root, 2);
  }
  return result;
}

/** @param {number[]} data @param {number[]} by */
function remainder(data, by) {
  const result = by.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ /** @type {number} */ (result.shift());
    result.push(0);
    by.forEach((coefficient, i) => (result[i] ^= multiply(coefficient, factor)));
  }
  return result;
}

/** @param {Uint8Array} bytes @param {number} version @returns {number[]} data, padded, with its error correction, interleaved */
function codewords(bytes, version) {
  const bits = [0, 1, 0, 0];
  const push = (/** @type {number} */ value, /** @type {number} */ length) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  const capacity = dataBytes(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) push(pad, 8);
  const data = Array.from({length: bits.length / 8}, (_, i) => parseInt(bits.slice(8 * i, 8 * i + 8).join(''), 2));
  const blocks = BLOCKS[version];
  const ec = EC_PER_BLOCK[version];
  const total = Math.floor(rawModules(version) / 8);
  const short = blocks - (total % blocks);
  const shortData = Math.floor(total / blocks) - ec;
  const by = divisor(ec);
  const parts = [];
  for (let i = 0, at = 0; i < blocks; i++) {
    const part = data.slice(at, (at += shortData + (i < short ? 0 : 1)));
    parts.push({part, check: remainder(part, by)});
  }
  const result = [];
  for (let i = 0; i <= shortData; i++) parts.forEach(({part}) => i < part.length && result.push(part[i]));
  for (let i = 0; i < ec; i++) parts.forEach(({check}) => result.push(check[i]));
  return result;
}

/** @param {number} version @returns {number[]} the rows of the alignment patterns */
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const size = version * 4 + 17;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({length: count - 1}, (_, i) => size - 7 - (count - 2 - i) * step)];
}

/** @param {string} text @returns {boolean[][]} rows of modules, true for dark @throws {RangeError} if it is too long */
export function qrCode(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((_, v) => v > 0 && dataBytes(v) * 8 >= 4 + (v < 10 ? 8 : 16) + 8 * bytes.length);
  if (version < 0) throw new RangeError('too long for a QR code');
  const size = version * 4 + 17;
  /** @type {(boolean | null)[][]} */
  const grid = Array.from({length: size}, () => Array(size).fill(null));
  const set = (/** @type {number} */ x, /** @type {number} */ y, /** @type {boolean} */ dark) => {
    if (x >= 0 && y >= 0 && x < size && y < size) grid[y][x] = dark;
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
    for (let dy = -4; dy <= 4; dy++) for (let dx = -4; dx <= 4; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
    }
  }
  const rows = alignments(version);
  for (const cy of rows) for (const cx of rows) {
    if ((cx === 6 && (cy === 6 || cy === size - 7)) || (cx === size - 7 && cy === 6)) continue;
    for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
  }
  drawFormat(set, size);
  if (version >= 7) drawVersion(set, size, version);
  fill(grid, codewords(bytes, version));
  return /** @type {boolean[][]} */ (grid);
}

/** Level L with mask 0. @param {(x: number, y: number, dark: boolean) => void} set @param {number} size */
function drawFormat(set, size) {
  const data = LEVEL_L << 3;
  let rest = data;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const bit = (/** @type {number} */ i) => ((bits >>> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
}

/** @param {(x: number, y: number, dark: boolean) => void} set @param {number} size @param {number} version */
function drawVersion(set, size, version) {
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >>> i) & 1) === 1;
    const a = size - 11 + (i % 3);
    const b = Math.floor(i / 3);
    set(a, b, dark);
    set(b, a, dark);
  }
}

/** In two-module columns from the right, up and down, under mask 0. @param {(boolean | null)[][]} grid @param {number[]} data */
function fill(grid, data) {
  const size = grid.length;
  let i = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (let j = 0; j < 2; j++) {
        const x = right - j;
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (grid[y][x] !== null) continue;
        const dark = i < data.length * 8 && ((data[i >>> 3] >>> (7 - (i & 7))) & 1) === 1;
        grid[y][x] = dark !== ((x + y) % 2 === 0);
        i++;
      }
    }
  }
}
