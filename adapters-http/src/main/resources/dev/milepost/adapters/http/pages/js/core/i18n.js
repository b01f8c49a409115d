import {en} from '../i18n/en.js';
import {recall, remember} from './storage.js';

/** @typedef {typeof en} Messages */

/** The messages of the chosen language. A live binding: read it when rendering. @type {Messages} */
export let t = en;

/** The chosen language as a BCP 47 tag, for `Intl`. */
export let language = 'en';

/** Fires `change` when another language is chosen. */
export const languages = new EventTarget();

/** The languages that Milepost speaks, in their own words. */
export const available = [
  {tag: 'en', name: 'English'},
  {tag: 'zh-CN', name: '简体中文'},
];

/** @param {string} tag one of `available` */
export async function setLanguage(tag) {
  t = tag === 'zh-CN' ? (await import('../i18n/zh.js')).zh : en;
  language = tag === 'zh-CN' ? 'zh-CN' : navigatorEnglish();
  document.documentElement.lang = tag;
  remember('language', tag);
  languages.dispatchEvent(new Event('change'));
}

/** Takes the language chosen before, else the browser's, else English. */
export const initLanguage = () =>
  setLanguage(recall('language') ?? (navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag))?.startsWith('zh') ? 'zh-CN' : 'en'));

/** British or American numbers and dates stay as the browser has them. */
const navigatorEnglish = () => navigator.languages.find((tag) => /^en\b/i.test(tag)) ?? 'en';

/** The tag among `available`. */
export const chosenLanguage = () => (language === 'zh-CN' ? 'zh-CN' : 'en');

/**
 * What to tell a person about a refusal.
 *
 * @param {any} fault an ApiError or another fault
 */
export function explain(fault) {
  const known = /** @type {Record<string, string>} */ (t.problems)[fault?.code];
  if (known) return known;
  if (fault?.errors?.length) return fault.errors.map((/** @type {any} */ e) => `${e.field}: ${e.message}`).join('; ');
  return fault?.message ?? String(fault);
}
