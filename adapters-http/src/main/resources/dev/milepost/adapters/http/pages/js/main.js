import {loadSettings} from './core/settings.js';
import {initLanguage} from './core/i18n.js';
import {initTheme} from './core/theme.js';

initTheme();
await Promise.all([loadSettings(), initLanguage()]);
await import('./app-shell.js');
