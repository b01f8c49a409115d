import {Part, html} from '../ui/part.js';
import {theme, token} from '../core/theme.js';
import {number} from '../core/format.js';

/** uPlot, from its prebuilt script, which is loaded with the first chart. @type {Promise<any> | null} */
let loading = null;

function uPlot() {
  loading ??= new Promise((resolve, reject) => {
    const style = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/lib/uplot/dist/uPlot.min.css'});
    const script = Object.assign(document.createElement('script'), {src: '/lib/uplot/dist/uPlot.iife.min.js'});
    script.onload = () => resolve(/** @type {any} */ (window).uPlot);
    script.onerror = () => {
      loading = null;
      reject(new Error('the charts could not be loaded'));
    };
    document.head.append(style, script);
  });
  return loading;
}

const HEIGHT = 190;
const colours = ['accent', 'info'];

/** Bars beside each other, one group for each label; read out as a table. */
class ReportChart extends Part {
  static properties = {labels: {attribute: false}, series: {attribute: false}};
  /** @type {any} */
  #plot = null;

  constructor() {
    super();
    /** @type {string[]} */
    this.labels = [];
    /** @type {{label: string, values: number[]}[]} */
    this.series = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(theme, 'change', () => this.#draw());
    const observer = new ResizeObserver(() => this.#plot?.setSize({width: this.#width(), height: HEIGHT}));
    observer.observe(this);
    this.onLeave(() => observer.disconnect());
    this.onLeave(() => this.#plot?.destroy());
  }

  updated() {
    void this.#draw();
  }

  #width() {
    return Math.max(200, this.clientWidth);
  }

  async #draw() {
    if (!this.labels.length) return;
    const Plot = await uPlot();
    const target = this.querySelector('.plot');
    if (!target || !this.isConnected) return;
    this.#plot?.destroy();
    const axis = {stroke: token('ink-3'), grid: {stroke: token('line'), width: 1}, ticks: {show: false}, font: '11px system-ui'};
    const count = this.series.length;
    this.#plot = new Plot({
      width: this.#width(), height: HEIGHT, legend: {show: false}, cursor: {show: false},
      scales: {x: {time: false, range: [-0.6, this.labels.length - 0.4]}, y: {range: (/** @type {any} */ _u, /** @type {number} */ _min, /** @type {number} */ max) => [0, Math.max(1, max * 1.1)]}},
      axes: [
        {...axis, grid: {show: false}, splits: () => this.labels.map((_, i) => i), values: () => this.labels.map((label) => label.replace(/^\d{4}-/, ''))},
        {...axis, size: 52, values: (/** @type {any} */ _u, /** @type {number[]} */ ticks) => ticks.map((tick) => number(tick))},
      ],
      series: [{}, ...this.series.map((one, i) => ({
        label: one.label, fill: token(colours[i]), stroke: token(colours[i]), points: {show: false},
        paths: Plot.paths.bars({size: [0.7 / count, 40], align: count === 1 ? 0 : i === 0 ? -1 : 1, radius: 0.15}),
      }))],
    }, [this.labels.map((_, i) => i), ...this.series.map((one) => one.values)], target);
    this.querySelector('canvas')?.setAttribute('aria-hidden', 'true');
  }

  render() {
    return html`<div class="plot"></div><div class="row small legend">${this.series.map((one, i) => html`<span class="swatch ${colours[i]}"></span>${one.label}`)}</div>
      <table class="visually-hidden"><tbody>${this.series.map((one) => html`<tr><th scope="row">${one.label}</th>${one.values.map((value, i) => html`<td>${this.labels[i]}: ${number(value, 1)}</td>`)}</tr>`)}</tbody></table>`;
  }
}
customElements.define('mp-report-chart', ReportChart);
