import {ApiError, post} from '../../js/core/api.js';
import {keepPhoto} from './queue.js';

/** Above this, a server may want a photo to be sent past its API. */
const LARGE_BYTES = 4 * 1024 * 1024;

/**
 * Sends a photo; again gives the same receipt.
 *
 * @param {import('./queue.js').WaitingPhoto} waiting @returns {Promise<any>} the receipt
 * @throws {ApiError}
 */
export async function sendPhoto(waiting) {
  if (waiting.photo.size <= LARGE_BYTES) return sendInOneStep(waiting);
  const arrived = waiting.place ? await complete(waiting, waiting.place).catch(nothingThere) : null;
  if (arrived) return arrived;
  // Asked for anew: an address that was given before may be too old by now.
  const {id, put} = await post(`/tasks/${waiting.task}/receipts/uploads`, {contentType: waiting.photo.type, bytes: waiting.photo.size});
  if (!put) return sendInOneStep(waiting);
  await keepPhoto({...waiting, place: id});
  await sendTo(put, waiting.photo);
  return complete(waiting, id);
}

/** @param {import('./queue.js').WaitingPhoto} waiting */
const sendInOneStep = (waiting) =>
  post(`/tasks/${waiting.task}/receipts`, undefined, {body: waiting.photo, type: waiting.photo.type, key: waiting.key});

/** @param {import('./queue.js').WaitingPhoto} waiting @param {string} place @returns {Promise<any>} */
const complete = (waiting, place) => post(`/tasks/${waiting.task}/receipts/uploads/${place}`);

/** @param {ApiError} fault */
function nothingThere(fault) {
  if (fault.status === 404) return null;
  throw fault;
}

/** @param {{url: string, headers: Record<string, string>}} put @param {Blob} photo */
async function sendTo({url, headers}, photo) {
  const sent = await fetch(url, {method: 'PUT', headers, body: photo}).catch((fault) => {
    throw new ApiError(0, {code: 'offline', detail: String(fault?.message ?? fault)});
  });
  // Whatever it says, the photo stays on the phone and gets a new address the next time.
  if (!sent.ok) throw new ApiError(503, {code: 'photo-not-taken', detail: `the photo's store answered ${sent.status}`});
}
