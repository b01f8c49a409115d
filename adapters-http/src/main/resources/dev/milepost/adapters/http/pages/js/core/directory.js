import {all} from './api.js';

/**
 * @typedef {{id: string, name: string, role: string, teamId: string | null}} Person
 */

/** Names for pages that get identifiers. Read once, and again when an unknown one appears. Fires `change`. */
class Directory extends EventTarget {
  /** @type {Map<string, Person>} */
  #people = new Map();
  #readAt = 0;

  /** @param {string | null | undefined} id @returns {string} the name, or a short form of the identifier until it is known */
  name(id) {
    if (!id) return '–';
    const known = this.#people.get(id);
    if (known) return known.name;
    void this.refresh();
    return `…${id.slice(-6)}`;
  }

  /** @returns {Person[]} by name */
  couriers() {
    return [...this.#people.values()].filter((one) => one.role === 'COURIER').sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Reads again, at most every ten seconds. */
  async refresh() {
    if (Date.now() - this.#readAt < 10_000) return;
    this.#readAt = Date.now();
    try {
      const people = await all('/accounts/names', {}, 20_000);
      this.#people = new Map(people.map((one) => [one.id, one]));
      this.dispatchEvent(new Event('change'));
    } catch (/** @type {any} */ fault) {
      console.info('names are out of reach:', fault.code);
    }
  }
}

export const directory = new Directory();
