/** What comes with the last question and after it: fetched with the first act, as it is not needed before. */

import { contactLines } from '../flow/review.ts';
import { After } from './after.tsx';
import { Contacts } from './contacts.tsx';
import css from './end.css?inline';
import { Link } from './link.tsx';
import { Review } from './review.tsx';

export const end = { After, Contacts, contactLines, Link, Review, endCss: css };
