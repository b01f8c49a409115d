import {svg, html} from 'lit';

/** Outlines on a 24 × 24 grid, drawn for Milepost. */
const paths = {
  live: svg`<path d="M12 21s-7-6.1-7-11a7 7 0 0 1 14 0c0 4.9-7 11-7 11z"/><circle cx="12" cy="10" r="2.5"/>`,
  route: svg`<circle cx="6" cy="19" r="2.2"/><circle cx="18" cy="5" r="2.2"/><path d="M8.2 19H15a3.5 3.5 0 0 0 0-7H9a3.5 3.5 0 0 1 0-7h6.8"/>`,
  tasks: svg`<rect x="4" y="4" width="16" height="16" rx="2.5"/><path d="m8 12 2.6 2.6L16 9.4"/>`,
  replay: svg`<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5"/><path d="M4 4v4.5h4.5"/><path d="m10.5 9 4.5 3-4.5 3z"/>`,
  receipt: svg`<path d="M6 3h12v18l-2.4-1.6L13.2 21 12 20l-1.2 1-2.4-1.6L6 21z"/><path d="M9 8h6M9 12h6M9 16h3"/>`,
  report: svg`<path d="M4 20h16"/><rect x="5" y="11" width="3.4" height="6" rx="1"/><rect x="10.3" y="5" width="3.4" height="12" rx="1"/><rect x="15.6" y="8" width="3.4" height="9" rx="1"/>`,
  people: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M3 20c0-3.5 2.7-5.8 6-5.8s6 2.3 6 5.8"/><path d="M15.5 5.4a3.3 3.3 0 0 1 0 6.2M17.5 14.7c2.1.8 3.5 2.7 3.5 5.3"/>`,
  bell: svg`<path d="M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15z"/><path d="M10 20.5a2 2 0 0 0 4 0"/>`,
  sound: svg`<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5z"/><path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`,
  mute: svg`<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5z"/><path d="m16 9.5 5 5M21 9.5l-5 5"/>`,
  close: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3l1.8 1.8M16.9 16.9l1.8 1.8M5.3 18.7l1.8-1.8M16.9 7.1l1.8-1.8"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`,
  language: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.6 2.5 3.8 5.3 3.8 8.5s-1.2 6-3.8 8.5c-2.6-2.5-3.8-5.3-3.8-8.5s1.2-6 3.8-8.5z"/>`,
  leave: svg`<path d="M14 4H6v16h8"/><path d="M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  undo: svg`<path d="M8.5 5 4 9.5 8.5 14"/><path d="M4 9.5h10a5.5 5.5 0 0 1 0 11h-4"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5"/>`,
  flag: svg`<path d="M6 21V4"/><path d="M6 5h11l-2.5 3.8L17 12.5H6"/>`,
  target: svg`<circle cx="12" cy="12" r="7"/><circle cx="12" cy="12" r="2"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3"/>`,
  warn: svg`<path d="M12 4 2.8 20h18.4z"/><path d="M12 10v4.5M12 17.3v.2"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.7v.2"/>`,
  ok: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  upload: svg`<path d="M12 16V5M7.5 9 12 4.5 16.5 9M4.5 16v4h15v-4"/>`,
  download: svg`<path d="M12 4.5v11M7.5 11.5 12 16l4.5-4.5M4.5 16v4h15v-4"/>`,
  camera: svg`<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"/><circle cx="12" cy="13" r="3.5"/>`,
  play: svg`<path d="m8 5.5 10.5 6.5L8 18.5z"/>`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13"/>`,
  rotate: svg`<path d="M20 12a8 8 0 1 1-2.6-5.9L20 8.5"/><path d="M20 4v4.5h-4.5"/>`,
  zoomIn: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M11 8.3v5.4M8.3 11h5.4"/>`,
  zoomOut: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M8.3 11h5.4"/>`,
  arrow: svg`<path d="M12 20V4M6 10l6-6 6 6"/>`,
  wallet: svg`<rect x="3.5" y="6.5" width="17" height="12.5" rx="2"/><path d="M3.5 10h17M16 14.5h1.5"/>`,
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>`,
  key: svg`<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16.5 7l2.5 2.5"/>`,
  cloud: svg`<path d="M7 18.5a4.3 4.3 0 0 1-.4-8.6A5.8 5.8 0 0 1 17.7 11a3.8 3.8 0 0 1-.5 7.5z"/>`,
  offline: svg`<path d="M3 3l18 18M8.3 9.8A4.4 4.4 0 0 0 7 18.5h9.5M11 6.3a5.8 5.8 0 0 1 6.7 4.7 3.8 3.8 0 0 1 2.7 5.7"/>`,
};

/** @param {keyof typeof paths} name @param {string} [label] what it means, where no text beside it says so */
export const icon = (name, label) => html`<svg class="icon-svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"
  stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" role=${label ? 'img' : 'presentation'}
  aria-hidden=${label ? 'false' : 'true'} aria-label=${label ?? ''}>${paths[name]}</svg>`;
