import { Face } from './face.tsx';
import css from './rating.css?inline';
import { Star, Thumb } from './sign.tsx';

/** What a rating needs beyond words: fetched only for faces, stars, numbers and thumbs. */
export const figures = { Face, Star, Thumb, css };
