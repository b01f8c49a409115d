import {all, get} from '../../js/core/api.js';
import {recall, remember} from '../../js/core/storage.js';
import {mapDatum} from '../../js/core/settings.js';

/** What a courier's page knows of tasks and routes; kept, so that it works on without a network. Fires `change`. */
class CourierState extends EventTarget {
  /** @type {import('../../js/tasks/task-form.js').Task[]} tasks that this courier holds, the started one first */
  mine = recall('courier.mine') ?? [];
  /** @type {Record<string, any>} */
  #routes = recall('courier.routes') ?? {};
  /** @type {Map<string, Promise<any>>} */
  #reading = new Map();

  /** @param {string} account */
  async readMine(account) {
    const [started, claimed] = await Promise.all([all('/tasks', {status: 'STARTED', courierId: account}), all('/tasks', {status: 'CLAIMED', courierId: account})]);
    this.mine = [...started, ...claimed];
    remember('courier.mine', this.mine);
    this.dispatchEvent(new Event('change'));
  }

  /** The task whose work is under way. */
  get started() {
    return this.mine.find((task) => task.status === 'STARTED');
  }

  /** @param {string} id @returns {any} the route if it is at hand; else it is read, and `change` fires */
  route(id) {
    const known = this.#routes[id];
    if (!known && !this.#reading.has(id)) {
      this.#reading.set(id, get(`/routes/${id}`, {datum: mapDatum()}).then((route) => {
        this.#routes = {...Object.fromEntries(Object.entries(this.#routes).slice(-19)), [id]: route};
        remember('courier.routes', this.#routes);
        this.dispatchEvent(new Event('change'));
      }, (fault) => {
        console.info('no route:', fault.code);
        setTimeout(() => this.#reading.delete(id), 5000);
      }));
    }
    return known;
  }

  forget() {
    this.mine = [];
    remember('courier.mine', null);
  }
}

export const state = new CourierState();
