import type { Figures, Question, QuestionResult } from '@earshot/model';
import { matrixRows, npsGroups, rankedThings, timesOf } from '../state/kind-pictures.ts';
import { answerCounts, isScale } from '../state/pictures.ts';
import { plain } from '../state/said.ts';
import { count, decimal } from '../words/numbers.ts';
import { words } from '../words/words.ts';
import { AnswerBars, AnswerDistribution } from './charts.tsx';

interface Props {
  /** Absent where only an older version asked it. */
  question: Question | undefined;
  of: QuestionResult;
  title: string;
}

/** How people answered one question, as its kind is best seen. */
export function QuestionPicture({ question, of, title }: Props) {
  const answers = answerCounts(question, of);
  if (of.kind === 'nps') return <NpsPicture of={of} title={title} answers={answers} />;
  if (isScale(of.kind)) return <AnswerDistribution answers={answers} isScale title={title} />;
  if (of.kind === 'number') return of.figures ? <FiguresTable of={of.figures} unit={unitOf(question)} /> : null;
  if (of.kind === 'date') return <AnswerBars answers={timesOf(of.months ?? {})} of={of.answered} title={title} inOrder />;
  if (question?.kind === 'matrix') return <MatrixTable question={question} of={of} />;
  if (question?.kind === 'rank') return <RankTable question={question} of={of} />;
  return <AnswerBars answers={answers} of={of.answered} title={title} />;
}

/** The three groups the score is made of, and every point: a score hides whether people are cool or angry. */
function NpsPicture({ of, title, answers }: { of: QuestionResult; title: string; answers: ReturnType<typeof answerCounts> }) {
  return (
    <div class="stack">
      <AnswerDistribution answers={npsGroups(of)} isScale title={title} />
      <AnswerBars answers={answers} of={of.answered} title={title} inOrder />
    </div>
  );
}

const unitOf = (question: Question | undefined): string => (question?.kind === 'number' ? plain(question.unit) : '');

function FiguresTable({ of, unit }: { of: Figures; unit: string }) {
  const figure = (value: number) => [decimal(value), unit].filter(Boolean).join(' ');
  return (
    <dl class="facts">
      <dt>{words('results.figures.median')}</dt>
      <dd>
        <strong>{figure(of.median)}</strong> <span class="soft">{words('results.figures.median-explain')}</span>
      </dd>
      <dt>{words('results.figures.least')}</dt>
      <dd>{figure(of.least)}</dd>
      <dt>{words('results.figures.greatest')}</dt>
      <dd>{figure(of.greatest)}</dd>
    </dl>
  );
}

function MatrixTable({ question, of }: { question: Extract<Question, { kind: 'matrix' }>; of: QuestionResult }) {
  return (
    <div class="table-box">
      <table>
        <thead>
          <tr>
            <td />
            {question.columns.map(({ id, label }) => (
              <th key={id} scope="col" class="number">
                {plain(label)}
              </th>
            ))}
            <th scope="col" class="number">
              {words('results.n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrixRows(question, of).map(({ id, label, n, cells }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {cells.map((cell) => (
                <td key={cell.id} class="number">
                  {cell.share} <span class="soft small">{count(cell.n)}</span>
                </td>
              ))}
              <td class="number">{count(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RankTable({ question, of }: { question: Extract<Question, { kind: 'rank' }>; of: QuestionResult }) {
  return (
    <div class="table-box">
      <table>
        <thead>
          <tr>
            <th scope="col">{words('results.rank.thing')}</th>
            <th scope="col" class="number">
              {words('results.rank.mean', { last: question.options.length })}
            </th>
            <th scope="col" class="number">
              {words('results.rank.first')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rankedThings(question, of).map(({ id, label, mean, first }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td class="number">{mean === null ? words('results.no-value') : decimal(mean)}</td>
              <td class="number">{first}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
