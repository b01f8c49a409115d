import {Part, html, nothing} from '../ui/part.js';
import {icon} from '../ui/icons.js';
import {toast, toastFault} from '../ui/toast.js';
import {confirmDialog} from '../ui/dialog.js';
import {t} from '../core/i18n.js';
import {all, get, post, put, remove} from '../core/api.js';
import {mapDatum} from '../core/settings.js';
import {isAdmin} from '../core/session.js';
import * as format from '../core/format.js';
import {go, link, place, router} from '../core/router.js';
import {createMap, fit} from '../map/base-map.js';
import {RouteLayer} from '../map/route-layer.js';
import {RouteEditor} from './route-editor.js';
import {importRoute, isRouteFile} from './route-import.js';
import './route-panel.js';

/**
 * @typedef {import('../map/geometry.js').Point} Point
 * @typedef {{name: string, lat: number, lon: number, radiusMetres: number, dwellSeconds: number}} Checkpoint
 * @typedef {{id: string, version: number, name: string, path: Point[], checkpoints: Checkpoint[], corridorMetres: number, lengthMetres: number}} Route
 */

/** Routes: the list, one on the map, and the editor. */
class RoutesPage extends Part {
  /** @type {any} */
  #map = null;
  #layer = new RouteLayer();
  /** @type {RouteEditor | null} */
  #editor = null;

  constructor() {
    super();
    /** @type {Omit<Route, "path">[]} */
    this.routes = [];
    /** @type {Route | null} */
    this.route = null;
    /** @type {import('./route-editor.js').Draft | null} */
    this.draft = null;
    this.search = '';
    this.dropping = false;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => place().page === 'routes' && this.#open(place().id));
    this.onLeave(() => this.#map?.dispose());
    void this.#list();
  }

  firstUpdated() {
    this.#map = createMap(/** @type {HTMLElement} */ (this.querySelector('.map')), {keep: 'routes', layers: [this.#layer.layer]});
    void this.#open(place().id);
  }

  async #list() {
    try {
      this.set({routes: await all('/routes', {q: this.search.trim()})});
    } catch (fault) {
      toastFault(fault);
    }
  }

  /** @param {string} id */
  async #open(id) {
    if (this.draft) this.#endEditing();
    if (!id) {
      this.#layer.clear();
      this.set({route: null});
      return;
    }
    try {
      this.set({route: await get(`/routes/${id}`, {datum: mapDatum()})});
      this.#show();
    } catch (fault) {
      toastFault(fault);
    }
  }

  #show() {
    const {route} = this;
    if (!route) return;
    this.#layer.show(route);
    fit(this.#map, route.path, innerWidth > 900 ? [60, 420, 60, 80] : [40, 40, 40, 40]);
  }

  /** @param {Route | null} route to go on from; null draws a new one */
  #edit(route) {
    this.#layer.clear();
    this.#editor = new RouteEditor(this.#map, route);
    this.#editor.addEventListener('change', () => this.set({draft: this.#editor?.draft ?? null}));
    this.set({draft: this.#editor.draft});
    /** @type {HTMLElement} */ (this.querySelector('.map')).focus();
  }

  #endEditing() {
    this.#editor?.dispose();
    this.#editor = null;
    this.set({draft: null});
    this.#show();
  }

  async #save() {
    const editor = /** @type {RouteEditor} */ (this.#editor);
    const body = editor.toRoute();
    const before = editor.original;
    this.set({busy: true});
    try {
      const query = `?datum=${mapDatum()}`;
      const saved = before ? await put(`/routes/${before.id}${query}`, body, before.version) : await post(`/routes${query}`, body);
      this.#endEditing();
      this.set({route: saved});
      toast(t.routes.saved);
      await this.#list();
      this.#show();
      go('routes', saved.id);
    } catch (fault) {
      toastFault(fault);
    }
    this.set({busy: false});
  }

  async #archive() {
    const route = /** @type {Route} */ (this.route);
    const done = await confirmDialog({title: t.routes.archive, text: t.routes.archiveText(route.name), action: t.routes.archive, danger: true, submit: () => remove(`/routes/${route.id}`)});
    if (!done) return;
    toast(t.routes.archived);
    go('routes');
    await this.#list();
  }

  /** @param {FileList | null | undefined} files */
  async #import(files) {
    const chosen = [...(files ?? [])];
    this.set({dropping: false});
    for (const file of chosen) {
      if (!isRouteFile(file)) {
        toast(t.routes.notAFile(file.name), 'bad');
        continue;
      }
      this.set({busy: true});
      try {
        const route = await importRoute(file);
        toast(t.routes.imported(route.name));
        await this.#list();
        go('routes', route.id);
      } catch (fault) {
        toastFault(fault);
      }
      this.set({busy: false});
    }
  }

  render() {
    return html`<section class="split" aria-label=${t.pages.routes}
      @dragover=${(/** @type {DragEvent} */ e) => isAdmin() && (e.preventDefault(), this.dropping || this.set({dropping: true}))}
      @dragleave=${(/** @type {DragEvent} */ e) => e.relatedTarget === null && this.set({dropping: false})}
      @drop=${(/** @type {DragEvent} */ e) => isAdmin() && (e.preventDefault(), this.#import(e.dataTransfer?.files))}>
      <div class="side">
        ${this.draft ? this.#panel() : this.#index()}
      </div>
      <div class="main"><div class="map"></div>
        ${this.draft ? html`<div class="map-hint notice">${icon('info')}<span>${t.routes.hint}</span></div>` : this.#card()}
        ${this.dropping ? html`<div class="drop-target">${icon('upload')}<b>${t.routes.dropHere}</b></div>` : nothing}
      </div></section>`;
  }

  #panel() {
    return html`<mp-route-panel .draft=${this.draft} .busy=${this.busy} .editor=${this.#editor}
      @save=${this.#save} @leave=${this.#endEditing}></mp-route-panel>`;
  }

  #index() {
    return html`<div class="list-head stack"><div class="row between"><h1>${t.pages.routes}</h1></div>
      <div class="search">${icon('search')}<input class="input" type="search" placeholder=${t.routes.search} aria-label=${t.routes.search} @input=${(/** @type {any} */ e) => (this.set({search: e.target.value}), this.#list())}></div>
      ${isAdmin() ? html`<div class="row"><button class="button primary" @click=${() => this.#edit(null)}>${icon('plus')}${t.routes.draw}</button>
        <label class="button file">${icon('upload')}${t.routes.import}<input class="visually-hidden" type="file" multiple accept=".gpx,.geojson,.json,.kml" @change=${(/** @type {any} */ e) => this.#import(e.target.files)}></label></div>` : nothing}</div>
    <ul class="list-rows" aria-label=${t.pages.routes}>${this.routes.map((route) => html`<li><a href=${link('routes', route.id)} aria-current=${route.id === this.route?.id ? 'true' : 'false'}>
      ${icon('route')}<span class="grow"><b class="truncate">${route.name}</b><span class="small muted">${format.distance(route.lengthMetres)} · ${t.routes.checkpointCount(route.checkpoints.length)}</span></span></a></li>`)}
      ${this.routes.length ? nothing : html`<li class="empty">${icon('route')}<span>${t.routes.none}</span></li>`}</ul>`;
  }

  #card() {
    const {route} = this;
    if (!route) return nothing;
    return html`<article class="card live-card" aria-label=${route.name}>
      <header class="row between nowrap"><h2 class="grow">${route.name}</h2><button class="button quiet icon" aria-label=${t.common.close} @click=${() => go('routes')}>${icon('close')}</button></header>
      <dl class="facts"><div><dt>${t.routes.length}</dt><dd>${format.distance(route.lengthMetres)}</dd></div><div><dt>${t.routes.corridor}</dt><dd>± ${format.distance(route.corridorMetres)}</dd></div></dl>
      <ol class="checkpoints">${route.checkpoints.map((checkpoint, i) => html`<li><span class="stop" aria-hidden="true">${i + 1}</span><span class="grow truncate">${checkpoint.name}</span><span class="small muted">${format.distance(checkpoint.radiusMetres)}${checkpoint.dwellSeconds ? ` · ${format.duration(checkpoint.dwellSeconds)}` : ''}</span></li>`)}</ol>
      ${isAdmin() ? html`<footer class="row"><a class="button primary" href=${link('tasks', '', {route: route.id})}>${t.routes.newTask}</a>
        <button class="button" @click=${() => this.#edit(route)}>${t.common.edit}</button><button class="button danger icon" aria-label=${t.routes.archive} title=${t.routes.archive} @click=${this.#archive}>${icon('trash')}</button></footer>` : nothing}
    </article>`;
  }
}
customElements.define('mp-routes-page', RoutesPage);
