/** What nobody sees before they act: fetched with the first act, so that those who only pass by do not pay for it. */

import { acts } from './acts.ts';
import css from './later.css?inline';
import { Panel } from './panel.tsx';
import { Ways } from './ways.tsx';

export const later = { acts, Panel, Ways, css };
