import type { Said } from '@earshot/model';
import type { Words } from '../../flow/words.ts';
import { Say } from '../say.tsx';
import { Face } from './face.tsx';
import css from './rating.css?inline';
import { Star, Thumb } from './sign.tsx';

/** How the rows of one look differ from rows of words. */
const dress = ({ look, words, points }: { look: string; words: Words; points: number }) => {
  const inLine = look === 'stars' || look === 'numbers';
  return {
    inLine,
    rows: inLine ? 'line' : look === 'thumbs' ? 'pair' : 'rows',
    /** The figure behind a word. */
    end: (point: number) => (look === 'faces' ? <Face value={point} points={points} /> : look === 'thumbs' ? <Thumb /> : null),
    /** A point that stands in a line. */
    point: (point: number, said: Said | undefined) => (
      <>
        {look === 'stars' && <Star />}
        <span class={look === 'stars' ? 'unseen' : 'number'}>
          {look === 'stars' ? words('rating.point', { point, points }) : words('rating.number', { point })}
        </span>
        {said && (
          <span class="unseen">
            , <Say text={said} />
          </span>
        )}
      </>
    ),
    /** The words at both ends of a line. */
    ends: (least: Said = '', most: Said = '') =>
      inLine && (
        <div class="ends" aria-hidden="true">
          <span>
            <Say text={least} />
          </span>
          <span>
            <Say text={most} />
          </span>
        </div>
      ),
  };
};

/** What a rating needs beyond words: fetched only for faces, stars, numbers and thumbs. */
export const figures = { dress, css };
