/** What comes after the last question: fetched with the first act, as it is not needed before. */

import { contactLines } from '../flow/review.ts';
import { After } from './after.tsx';
import { Contacts } from './contacts.tsx';
import css from './end.css?inline';
import { mind } from './mind.ts';
import { Review } from './review.tsx';

export const end = { After, Contacts, contactLines, mind, Review, endCss: css };
