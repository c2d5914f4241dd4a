import type { Said } from '@earshot/model';
import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import type { QuestionProps } from '../question.ts';
import { Row } from '../row.tsx';
import { Say } from '../say.tsx';
import { drawn } from './drawn.ts';

/**
 * A rating. Words, faces and thumbs show the best answer first, as the GDS instrument does; the value stays 1…points.
 * Words and faces are the same rows at every width: another layout would be another instrument.
 */
export function Rating(props: QuestionProps & { least?: number }) {
  const { question, words, value, onAnswer, least = 1 } = props;
  const { look = 'words', labels = [] } = question;
  const { Face, Star, Thumb } = drawn.figures ?? {};
  const points = look === 'thumbs' ? 2 : (question.points ?? 5);
  const inLine = look === 'stars' || look === 'numbers';
  const upward = Array.from({ length: points }, (_, at) => at + least);
  const most = points + least - 1;
  const label = (point: number): Said | undefined =>
    labels.length === points ? labels[point - least] : point === least ? labels[0] : point === most ? labels.at(-1) : undefined;
  const figure = (point: number) =>
    look === 'faces' && Face ? <Face value={point} points={points} /> : look === 'thumbs' && Thumb ? <Thumb /> : null;
  return (
    <Group {...props} look={look}>
      <div class={inLine ? 'line' : look === 'thumbs' ? 'pair' : 'rows'}>
        {(inLine ? upward : upward.reverse()).map((point, at) => {
          const said = label(point);
          return (
            <Row
              key={point}
              of={props}
              at={at + 1}
              value={`${point}`}
              checked={value === point}
              onChoose={() => onAnswer?.(point)}
              end={figure(point)}
            >
              {inLine ? (
                <>
                  {look === 'stars' && Star && <Star />}
                  <span class={look === 'stars' ? 'unseen' : 'number'}>
                    {look === 'stars' ? words('rating.point', { point, points }) : words('rating.number', { point })}
                  </span>
                  {said && (
                    <span class="unseen">
                      , <Say text={said} />
                    </span>
                  )}
                </>
              ) : (
                <Say text={said ?? words('rating.point', { point, points })} />
              )}
            </Row>
          );
        })}
      </div>
      {inLine && (
        <div class="ends" aria-hidden="true">
          <span>
            <Say text={label(least) ?? ''} />
          </span>
          <span>
            <Say text={label(most) ?? ''} />
          </span>
        </div>
      )}
    </Group>
  );
}

export const rating: Kind = { Draw: Rating, css: '' };
