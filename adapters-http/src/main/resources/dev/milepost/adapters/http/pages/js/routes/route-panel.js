import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {t} from '../core/i18n.js';
import * as format from '../core/format.js';

/** The fields of the route that is being drawn. Fires `save` and `leave`. */
class RoutePanel extends Part {
  static properties = {draft: {attribute: false}, busy: {attribute: false}, editor: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./route-editor.js').Draft} */
    this.draft = /** @type {any} */ (null);
    /** @type {import('./route-editor.js').RouteEditor} */
    this.editor = /** @type {any} */ (null);
    this.busy = false;
  }

  render() {
    const {draft, editor} = this;
    const ready = draft.path.length > 1 && draft.name.trim() !== '';
    return html`<form class="editor" @submit=${(/** @type {Event} */ e) => (e.preventDefault(), ready && this.dispatchEvent(new Event('save')))}>
      <div class="list-head stack">
        <h1>${editor.original ? t.routes.edit : t.routes.draw}</h1>
        <div class="field"><label for="r-name">${t.routes.name}</label><input class="input" id="r-name" required maxlength="200" .value=${draft.name} @input=${(/** @type {any} */ e) => editor.change({name: e.target.value})}></div>
        <div class="row" role="group" aria-label=${t.routes.mode}>
          <button type="button" class="button" aria-pressed=${draft.mode === 'path'} @click=${() => editor.change({mode: 'path'})}>${icon('route')}${t.routes.line}</button>
          <button type="button" class="button" aria-pressed=${draft.mode === 'checkpoints'} ?disabled=${draft.adding} @click=${() => editor.change({mode: 'checkpoints'})}>${icon('flag')}${t.routes.checkpoints}</button>
          <button type="button" class="button icon" aria-label=${t.routes.undo} title=${t.routes.undo} ?disabled=${!draft.canUndo} @click=${() => editor.undo()}>${icon('undo')}</button>
          <button type="button" class="button icon" aria-label=${t.routes.addAtCentre} title=${t.routes.addAtCentre} @click=${() => editor.addAtCentre()}>${icon('plus')}</button>
        </div>
        <dl class="facts" aria-live="polite"><div><dt>${t.routes.length}</dt><dd class="figures">${format.distance(draft.length)}</dd></div><div><dt>${t.routes.points}</dt><dd class="figures">${format.number(draft.path.length)}</dd></div></dl>
        <div class="field"><label for="r-corridor">${t.routes.corridorField(format.distance(draft.corridorMetres))}</label>
          <input id="r-corridor" type="range" min="20" max="500" step="10" .value=${String(draft.corridorMetres)} @input=${(/** @type {any} */ e) => editor.change({corridorMetres: Number(e.target.value)})}></div>
      </div>
      <ol class="list-rows checkpoint-fields" aria-label=${t.routes.checkpoints}>${draft.checkpoints.map((checkpoint, i) => this.#checkpoint(checkpoint, i))}
        ${draft.checkpoints.length ? nothing : html`<li class="empty small">${t.routes.noCheckpoints}</li>`}</ol>
      <footer class="row editor-foot"><button class="button primary" ?disabled=${!ready || this.busy}>${t.common.save}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new Event('leave'))}>${t.common.cancel}</button></footer></form>`;
  }

  /** @param {import('./routes-page.js').Checkpoint} checkpoint @param {number} i */
  #checkpoint(checkpoint, i) {
    const {editor} = this;
    return html`<li class="checkpoint-row"><span class="stop" aria-hidden="true">${i + 1}</span>
      <input class="input grow" required maxlength="100" aria-label=${t.routes.checkpointLabel(i + 1)} .value=${checkpoint.name} @change=${(/** @type {any} */ e) => editor.changeCheckpoint(i, {name: e.target.value})}>
      <label class="small muted"><span class="visually-hidden">${t.routes.radius}</span><input class="input figures short" type="number" min="10" max="1000" title=${t.routes.radius} aria-label=${t.routes.radius} .value=${String(checkpoint.radiusMetres)} @change=${(/** @type {any} */ e) => editor.changeCheckpoint(i, {radiusMetres: Number(e.target.value)})}></label>
      <label class="small muted"><span class="visually-hidden">${t.routes.dwell}</span><input class="input figures short" type="number" min="0" max="3600" title=${t.routes.dwell} aria-label=${t.routes.dwell} .value=${String(checkpoint.dwellSeconds)} @change=${(/** @type {any} */ e) => editor.changeCheckpoint(i, {dwellSeconds: Number(e.target.value)})}></label>
      <button type="button" class="button quiet icon" aria-label=${t.routes.removeCheckpoint(checkpoint.name)} @click=${() => editor.removeCheckpoint(i)}>${icon('trash')}</button></li>`;
  }
}
customElements.define('mp-route-panel', RoutePanel);
