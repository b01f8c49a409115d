import {html} from 'lit';
import {t} from '../core/i18n.js';
import {all, patch, post} from '../core/api.js';
import {settings} from '../core/settings.js';
import * as format from '../core/format.js';
import {formDialog} from '../ui/dialog.js';
import {toast, toastFault} from '../ui/toast.js';

/**
 * @typedef {object} Task
 * @property {string} id
 * @property {number} version
 * @property {string} status
 * @property {string} title
 * @property {string} routeId
 * @property {{amount: string, currency: string}} bonus
 * @property {string | null} description
 * @property {string | null} teamId
 * @property {string} opensAt
 * @property {string | null} claimBy
 * @property {string | null} dueBy
 * @property {number | null} startWithinSeconds
 * @property {string} publishedAt
 * @property {string | null} courierId
 * @property {string | null} claimedAt
 * @property {string | null} startBy
 * @property {string | null} startedAt
 * @property {string | null} completedAt
 * @property {string | null} note
 * @property {boolean} flagged
 * @property {string[] | null} missingCheckpoints
 * @property {string | null} reason
 * @property {string | null} cancelledAt
 * @property {string | null} expiredAt
 */

/** Asks for a new task. @param {string} routeId chosen beforehand @returns {Promise<Task | undefined>} */
export const newTask = (routeId) => ask(t.tasks.create, t.tasks.publish, {routeId}, (terms) => post('/tasks', terms));

/** Asks for other terms of an open task. @param {Task} task @returns {Promise<Task | undefined>} */
export const changeTask = (task) => ask(t.tasks.change, t.common.save, task, (terms) => patch(`/tasks/${task.id}`, {
  description: null, teamId: null, claimBy: null, dueBy: null, startWithinSeconds: null, ...terms,
}, task.version));

/**
 * @param {string} title @param {string} action @param {Partial<Task>} task @param {(terms: object) => Promise<Task>} save
 * @returns {Promise<Task | undefined>}
 */
async function ask(title, action, task, save) {
  /** @type {any[]} */
  let routes;
  /** @type {any[]} */
  let teams;
  try {
    [routes, teams] = await Promise.all([all('/routes'), all('/teams')]);
  } catch (fault) {
    toastFault(fault);
    return undefined;
  }
  if (!routes.length) {
    toast(t.tasks.routeFirst, 'info');
    return undefined;
  }
  const saved = await formDialog({title, action, body: () => fields(task, routes, teams), submit: (form) => save(terms(form))});
  if (saved) toast(t.tasks.saved);
  return saved;
}

/** @param {FormData} form */
function terms(form) {
  const text = (/** @type {string} */ name) => String(form.get(name) ?? '').trim();
  const minutes = Number(text('startWithin'));
  return present({
    title: text('title'),
    routeId: text('routeId'),
    bonus: {amount: text('amount'), currency: text('currency').toUpperCase()},
    description: text('description'),
    teamId: text('teamId'),
    opensAt: format.instantOf(text('opensAt')),
    claimBy: format.instantOf(text('claimBy')),
    dueBy: format.instantOf(text('dueBy')),
    startWithinSeconds: minutes > 0 ? Math.round(minutes * 60) : undefined,
  });
}

/** @param {Record<string, any>} values @returns {Record<string, any>} without those that were left empty */
const present = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined));

/** @param {Partial<Task>} task @param {any[]} routes @param {any[]} teams */
function fields(task, routes, teams) {
  return html`
    <div class="field"><label for="f-title">${t.tasks.title}</label><input class="input" id="f-title" name="title" required maxlength="200" .defaultValue=${task.title ?? ''}></div>
    <div class="field"><label for="f-route">${t.tasks.route}</label><select class="input" id="f-route" name="routeId" required>
      ${routes.map((route) => html`<option value=${route.id} ?selected=${route.id === task.routeId}>${route.name} · ${format.distance(route.lengthMetres)}</option>`)}</select></div>
    <div class="fields">
      <div class="field"><label for="f-amount">${t.tasks.bonus}</label><input class="input figures" id="f-amount" name="amount" required inputmode="decimal" pattern="[0-9]+(\\.[0-9]+)?" .defaultValue=${task.bonus?.amount ?? ''}></div>
      <div class="field"><label for="f-currency">${t.tasks.currency}</label><input class="input" id="f-currency" name="currency" required maxlength="3" minlength="3" .defaultValue=${task.bonus?.currency ?? settings.currency}></div>
      <div class="field"><label for="f-team">${t.tasks.team}</label><select class="input" id="f-team" name="teamId"><option value="">${t.tasks.everyTeam}</option>
        ${teams.map((team) => html`<option value=${team.id} ?selected=${team.id === task.teamId}>${team.name}</option>`)}</select></div>
    </div>
    <div class="fields">
      ${moment('opensAt', t.tasks.opensAt, task.opensAt)}${moment('claimBy', t.tasks.claimByField, task.claimBy)}${moment('dueBy', t.tasks.dueByField, task.dueBy)}
      <div class="field"><label for="f-startWithin">${t.tasks.startWithin}</label><input class="input figures" id="f-startWithin" name="startWithin" type="number" min="1" max="43200"
        .defaultValue=${task.startWithinSeconds ? String(task.startWithinSeconds / 60) : ''}></div>
    </div>
    <p class="small muted">${t.tasks.zone(settings.zone)}</p>
    <div class="field"><label for="f-description">${t.tasks.description}</label><textarea class="input" id="f-description" name="description" rows="3" maxlength="4000" .defaultValue=${task.description ?? ''}></textarea></div>`;
}

/** @param {string} name @param {string} label @param {string | null | undefined} value */
const moment = (name, label, value) => html`<div class="field"><label for="f-${name}">${label}</label>
  <input class="input" id="f-${name}" name=${name} type="datetime-local" .defaultValue=${value ? format.localOf(value) : ''}></div>`;
