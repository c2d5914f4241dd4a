/** What nobody sees before they act: fetched with the first act, so that those who only pass by do not pay for it. */

import { Contacts } from './contacts.tsx';
import css from './later.css?inline';
import { Notice } from './notice.tsx';
import { Summary } from './summary.tsx';
import { Languages } from './switcher.tsx';

export const later = { Contacts, Languages, Notice, Summary, css };
