/** What nobody sees before they act: fetched with the first act, so that those who only pass by do not pay for it. */

import { acts } from './acts.ts';
import css from './later.css?inline';
import { Notice } from './notice.tsx';
import { Summary } from './summary.tsx';
import { Languages } from './switcher.tsx';
import { Ways } from './ways.tsx';

export const later = { acts, Languages, Notice, Summary, Ways, css };
