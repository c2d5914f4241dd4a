import '@fontsource-variable/source-sans-3/wght.css';
import '@earshot/charts/charts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import './theme/shell.css';
import './theme/page.css';
import './theme/gallery.css';
import './theme/print.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { startClock } from './live/clock.ts';
import { startRouter } from './router.ts';

startRouter();
startClock();
const root = document.querySelector('#app');
if (root) render(<App />, root);
