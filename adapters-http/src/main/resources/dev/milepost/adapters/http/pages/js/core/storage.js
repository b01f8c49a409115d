/**
 * Small values kept between visits. A browser that refuses storage (private windows of some) keeps them for this visit.
 */
const memory = new Map();

/** @param {string} key @returns {any} the value, or null */
export function recall(key) {
  try {
    const text = localStorage.getItem(`milepost.${key}`);
    return text === null ? null : JSON.parse(text);
  } catch {
    return memory.get(key) ?? null;
  }
}

/** @param {string} key @param {any} value JSON; null forgets it */
export function remember(key, value) {
  memory.set(key, value);
  try {
    if (value === null) localStorage.removeItem(`milepost.${key}`);
    else localStorage.setItem(`milepost.${key}`, JSON.stringify(value));
  } catch {
    console.info('this browser keeps nothing between visits');
  }
}
