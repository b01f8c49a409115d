import {loadSettings} from '../../js/core/settings.js';
import {initLanguage} from '../../js/core/i18n.js';
import {initTheme} from '../../js/core/theme.js';

initTheme();
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/courier/sw.js').catch((fault) => console.info('no service worker:', fault.message));
}
await Promise.all([loadSettings(), initLanguage()]);
await import('./courier-app.js');
