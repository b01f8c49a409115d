/**
 * What this phone has recorded and the server has not yet acknowledged, in IndexedDB: it survives reload, closing and updates.
 *
 * @typedef {{recordedAt: string, lat: number, lon: number, accuracyMetres?: number, speed?: number, bearing?: number, altitude?: number, battery?: number}} Fix
 * @typedef {{account: string, task: string, at: string, fix: Fix}} Waiting
 * @typedef {{key: string, account: string, task: string, takenAt: string, photo: Blob, place?: string}} WaitingPhoto where a large one was last sent to
 */

/** @type {Promise<IDBDatabase> | null} */
let opening = null;

/** @returns {Promise<IDBDatabase>} */
function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('milepost-courier', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('fixes', {keyPath: ['account', 'task', 'at']});
      request.result.createObjectStore('photos', {keyPath: 'key'});
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => {
      opening = null;
      reject(request.error);
    };
  });
  return opening;
}

/**
 * @template T
 * @param {"fixes" | "photos"} store @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T> | void} work
 * @returns {Promise<T>} once the transaction is on disk
 */
async function run(store, mode, work) {
  const transaction = (await database()).transaction(store, mode, {durability: 'strict'});
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(/** @type {any} */ (request)?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

/** @param {string} account @param {string} [task] every key of one account or of one of its tasks */
const range = (account, task) => (task ? IDBKeyRange.bound([account, task], [account, task, []]) : IDBKeyRange.bound([account], [account, []]));

/** @param {string} account @param {string} task @param {Fix} fix kept before this resolves */
export const keepFix = (account, task, fix) =>
  run('fixes', 'readwrite', (store) => void store.put({account, task, at: fix.recordedAt, fix}));

/** @param {string} account @returns {Promise<number>} how many fixes wait */
export const unsent = (account) => run('fixes', 'readonly', (store) => store.count(range(account)));

/** @param {string} account @param {string} task @param {number} most @returns {Promise<Waiting[]>} the oldest that wait */
export const oldest = (account, task, most) => run('fixes', 'readonly', (store) => store.getAll(range(account, task), most));

/** @param {string} account @returns {Promise<string[]>} the tasks of which fixes wait */
export async function waitingTasks(account) {
  const keys = await run('fixes', 'readonly', (store) => store.getAllKeys(range(account)));
  return [...new Set(keys.map((key) => /** @type {string[]} */ (key)[1]))];
}

/** @param {Waiting[]} acknowledged forgets them */
export const forget = (acknowledged) =>
  run('fixes', 'readwrite', (store) => acknowledged.forEach(({account, task, at}) => store.delete([account, task, at])));

/** @param {string} account @param {string} task forgets all of a task that the server won't take */
export const discard = (account, task) => run('fixes', 'readwrite', (store) => void store.delete(range(account, task)));

/** @param {WaitingPhoto} photo */
export const keepPhoto = (photo) => run('photos', 'readwrite', (store) => void store.put(photo));

/** @param {string} account @returns {Promise<WaitingPhoto[]>} */
export const photos = async (account) =>
  /** @type {WaitingPhoto[]} */ (await run('photos', 'readonly', (store) => store.getAll())).filter((photo) => photo.account === account);

/** @param {string} key */
export const forgetPhoto = (key) => run('photos', 'readwrite', (store) => void store.delete(key));
