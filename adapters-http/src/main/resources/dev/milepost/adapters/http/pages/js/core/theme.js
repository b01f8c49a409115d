import {recall, remember} from './storage.js';

/** Fires `change` when the colours change. */
export const theme = new EventTarget();

const dark = matchMedia('(prefers-color-scheme: dark)');

/** @returns {"light" | "dark"} */
export const shownTheme = () => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

function show() {
  document.documentElement.dataset.theme = recall('theme') ?? (dark.matches ? 'dark' : 'light');
  theme.dispatchEvent(new Event('change'));
}

/** Shows what was chosen before, else what the system prefers. */
export function initTheme() {
  dark.addEventListener('change', show);
  show();
}

export function toggleTheme() {
  remember('theme', shownTheme() === 'dark' ? 'light' : 'dark');
  show();
}

/** @param {string} name of a custom property in tokens.css, without the dashes @returns {string} its value now */
export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
