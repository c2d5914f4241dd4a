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
  const points = look === 'thumbs' ? 2 : (question.points ?? 5);
  const upward = Array.from({ length: points }, (_, at) => at + least);
  const most = points + least - 1;
  const label = (point: number): Said | undefined =>
    labels.length === points ? labels[point - least] : point === least ? labels[0] : point === most ? labels.at(-1) : undefined;
  // What the other looks add to the rows comes with their figures.
  const other = look === 'words' ? undefined : drawn.figures?.dress({ look, words, points });
  return (
    <Group {...props} look={look}>
      <div class={other?.rows ?? 'rows'}>
        {(other?.inLine ? upward : upward.reverse()).map((point, at) => {
          const said = label(point);
          return (
            <Row
              key={point}
              of={props}
              at={at + 1}
              value={`${point}`}
              checked={value === point}
              onChoose={() => onAnswer?.(point)}
              end={other?.end(point)}
            >
              {other?.inLine ? other.point(point, said) : <Say text={said ?? words('rating.point', { point, points })} />}
            </Row>
          );
        })}
      </div>
      {other?.ends(label(least), label(most))}
    </Group>
  );
}

export const rating: Kind = { Draw: Rating, css: '' };
