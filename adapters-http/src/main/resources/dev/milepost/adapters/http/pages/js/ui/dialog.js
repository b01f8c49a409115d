import {render, html} from 'lit';
import {icon} from './icons.js';
import {explain, t} from '../core/i18n.js';

/**
 * Shows a modal dialog with a form.
 *
 * @template T
 * @param {object} dialog
 * @param {string} dialog.title
 * @param {() => unknown} dialog.body the fields, rendered again after each change
 * @param {string} dialog.action the label of the button that submits
 * @param {boolean} [dialog.danger]
 * @param {(form: FormData) => Promise<T>} dialog.submit a fault is shown in the dialog, which then stays open
 * @returns {Promise<T | undefined>} undefined when it was closed without
 */
export function formDialog({title, body, action, danger = false, submit}) {
  return new Promise((resolve) => {
    const element = document.createElement('dialog');
    element.className = 'dialog';
    element.setAttribute('aria-label', title);
    let busy = false;
    let fault = '';
    /** @type {T | undefined} */
    let result;
    const draw = () => render(html`
      <form novalidate @submit=${send} @change=${draw}>
        <header><h2>${title}</h2>
          <button type="button" class="button quiet icon" aria-label=${t.common.close} @click=${() => element.close()}>${icon('close')}</button></header>
        ${body()}
        <div role="alert">${fault ? html`<div class="notice bad">${icon('warn')}<span>${fault}</span></div>` : ''}</div>
        <footer>
          <button type="button" class="button" @click=${() => element.close()}>${t.common.cancel}</button>
          <button class="button ${danger ? 'danger' : 'primary'}" ?disabled=${busy}>${action}</button>
        </footer>
      </form>`, element);
    /** @param {SubmitEvent} event */
    const send = async (event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (!form.reportValidity() || busy) return;
      busy = true;
      fault = '';
      draw();
      try {
        result = await submit(new FormData(form));
        element.close();
      } catch (problem) {
        if (!(/** @type {any} */ (problem).code)) console.error(problem);
        fault = explain(problem);
      }
      busy = false;
      draw();
    };
    element.addEventListener('close', () => {
      element.remove();
      resolve(result);
    });
    document.body.append(element);
    draw();
    element.showModal();
    /** @type {HTMLElement | null} */ (element.querySelector('[autofocus], .input'))?.focus();
  });
}

/** @param {object} question @param {string} question.title @param {string} question.text @param {string} question.action
 *  @param {boolean} [question.danger] @param {() => Promise<unknown>} question.submit @returns {Promise<boolean>} whether it was done */
export const confirmDialog = async ({title, text, action, danger, submit}) =>
  (await formDialog({title, action, danger, body: () => html`<p>${text}</p>`, submit: async () => (await submit(), true)})) === true;

/**
 * Shows something in a modal dialog.
 *
 * @param {string} title @param {(close: () => void) => unknown} body
 * @returns {{close: () => void, draw: () => void}}
 */
export function showDialog(title, body) {
  const element = document.createElement('dialog');
  element.className = 'dialog';
  element.setAttribute('aria-label', title);
  const close = () => element.close();
  const draw = () => render(html`<div class="dialog-body"><header><h2>${title}</h2>
    <button class="button quiet icon" aria-label=${t.common.close} @click=${close}>${icon('close')}</button></header>${body(close)}</div>`, element);
  element.addEventListener('close', () => element.remove());
  document.body.append(element);
  draw();
  element.showModal();
  return {close, draw};
}
