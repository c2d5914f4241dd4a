import { Bars, Distribution, Fitted, FunnelChart, Sparkline, Trend, type TrendPoint } from '@earshot/charts';
import type { Funnel, Measured } from '@earshot/model';
import type { ComponentChildren } from 'preact';
import type { AnswerCount, Point } from '../state/pictures.ts';
import { stepOf } from '../state/result-query.ts';
import { today } from '../state/session.ts';
import { count, inUnit, rangeInWords, scaleOf } from '../words/numbers.ts';
import { dateLocale, dayPlus, dayWords } from '../words/times.ts';
import { formatLocale, words } from '../words/words.ts';
import { measureText } from './measure-figure.tsx';
import { RangeBand } from './range-band.tsx';

interface Days {
  from: string;
  to: string;
}

const apart = { day: 1, week: 7 } as const;

/** The Monday a week is known by, as the server names it. */
const mondayOf = (day: string): string => dayPlus(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** Whether the last day or week of a period is behind us. A single day is shown as it stands. */
export const isLastOver = ({ from, to }: Days): boolean => {
  const step = stepOf({ from, to });
  return from === to || dayPlus(step === 'week' ? mondayOf(to) : to, apart[step]) <= today.value;
};

/**
 * Every day or week of a period: those without answers are gaps, so that all lines stand over the same days. The last that is not
 * over has its count and no score: two answers of an early morning would end the line in a fall.
 */
function everyStep(points: readonly Point[], { from, to }: Days): TrendPoint[] {
  const step = stepOf({ from, to });
  const byDay = new Map(points.map((point) => [point.key, point]));
  const days: TrendPoint[] = [];
  for (let day = step === 'week' ? mondayOf(from) : from; day <= to; day = dayPlus(day, apart[step])) {
    const { measured = null, n = 0 } = byDay.get(day) ?? {};
    const isOver = from === to || dayPlus(day, apart[step]) <= today.value;
    days.push(
      isOver ? { day, value: measured?.value ?? null, low: measured?.range?.low, high: measured?.range?.high, n } : { day, value: null, n },
    );
  }
  return days;
}

const tableWords = () => ({ empty: words('results.empty.title'), showTable: words('chart.table') });

/** A survey's score by day, the size of a word. */
export function DayLine({ points, of, period, title }: { points: readonly Point[]; of: Measured; period: Days; title: string }) {
  return (
    <Sparkline
      every={apart[stepOf(period)]}
      points={everyStep(points, period)}
      label={words('chart.spark', { title })}
      width={180}
      height={40}
      scale={scaleOf(of)}
    />
  );
}

/** The score of each day with its band, and how many answered. */
export function DayTrend({ points, of, period }: { points: readonly Point[]; of: Measured; period: Days }) {
  const label = words(stepOf(period) === 'week' ? 'chart.trend.week' : 'chart.trend', {
    measure: measureText(of.id, 'name'),
    from: dayWords(period.from),
    to: dayWords(period.to),
  });
  const isWeekly = stepOf(period) === 'week';
  const trendWords = {
    ...tableWords(),
    day: words(isWeekly ? 'results.week' : 'results.day'),
    value: words('results.score'),
    range: words('results.range-how'),
    n: words('results.n'),
    columns: (most: string) => words(isWeekly ? 'chart.trend.columns-week' : 'chart.trend.columns', { most }),
  };
  return (
    <Fitted most={1000}>
      {(width) => (
        <Trend
          step={stepOf(period)}
          points={everyStep(points, period)}
          words={trendWords}
          language={dateLocale.value}
          label={label}
          width={width}
          scale={scaleOf(of)}
          digits={of.unit === 'mean' ? 1 : 0}
        />
      )}
    </Fitted>
  );
}

/** How answers fall on a scale; options without an order are bars. */
export function AnswerDistribution({ answers, isScale, title }: { answers: readonly AnswerCount[]; isScale: boolean; title: string }) {
  const total = answers.reduce((sum, { n }) => sum + n, 0);
  if (!isScale) return <AnswerBars answers={answers} of={total} title={title} />;
  return (
    <Fitted most={1000}>
      {(width) => (
        <Distribution
          steps={answers.map(({ label, n }) => ({ label, count: n }))}
          words={{ ...tableWords(), answer: words('results.answer'), n: words('results.people-col'), share: words('results.share') }}
          language={formatLocale}
          label={words('chart.distribution', { title })}
          width={width}
        />
      )}
    </Fitted>
  );
}

interface AnswerBarsProps {
  answers: readonly AnswerCount[];
  of: number;
  title: string;
  /** Whether the answers have an order of their own, as points and months have. @default the most frequent first */
  inOrder?: boolean;
}

/** How often each answer was given. */
export function AnswerBars({ answers, of, title, inOrder = false }: AnswerBarsProps) {
  const options = answers.map(({ id, label, n }) => ({ id, label, count: n }));
  return (
    <Fitted most={720}>
      {(width) => (
        <Bars
          options={inOrder ? options : options.sort((a, b) => b.count - a.count)}
          base={of}
          words={{ ...tableWords(), option: words('results.answer'), n: words('results.people-col'), share: words('results.share') }}
          language={formatLocale}
          label={words('chart.distribution', { title })}
          width={width}
        />
      )}
    </Fitted>
  );
}

const steps = ['offered', 'opened', 'answered', 'completed'] as const;

/** From being shown a survey to sending it: four different numbers. */
export function FunnelBars({ funnel }: { funnel: Funnel }) {
  return (
    <Fitted most={720}>
      {(width) => (
        <FunnelChart
          steps={steps.map((id) => ({ id, label: words(`results.${id}`), count: funnel[id] }))}
          words={{
            ...tableWords(),
            step: words('results.step'),
            n: words('results.people-col'),
            share: words('results.of-previous-col'),
            ofPrevious: (share) => words('results.of-previous', { share }),
          }}
          language={formatLocale}
          label={words('results.funnel')}
          width={width}
        />
      )}
    </Fitted>
  );
}

/** The same number for several groups, best first, each with its range; what the ranges mean stands above. */
export function GroupRanges({
  title,
  points,
  nameOf,
  all,
}: {
  title: string;
  points: readonly Point[];
  nameOf: (key: string) => string;
  all: Measured;
}) {
  const line = (name: ComponentChildren, { measured, n }: { measured: Measured | null; n: number }) => (
    <>
      <th scope="row">{name}</th>
      <td>{measured ? <RangeBand of={measured} width={160} /> : null}</td>
      <td class="number">
        {measured ? <span title={rangeInWords(measured)}>{inUnit(measured.value, measured.unit)}</span> : words('results.no-value')}
      </td>
      <td class="number">{count(n)}</td>
    </>
  );
  const sorted = [...points].sort(
    (a, b) => (b.measured?.value ?? Number.NEGATIVE_INFINITY) - (a.measured?.value ?? Number.NEGATIVE_INFINITY),
  );
  return (
    <div class="table-box">
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{words('results.range-how')}</th>
            <th scope="col" class="number">
              {words('results.score')}
            </th>
            <th scope="col" class="number">
              {words('results.n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((point) => (
            <tr key={point.key}>{line(nameOf(point.key), point)}</tr>
          ))}
          <tr class="all">{line(words('results.all'), { measured: all, n: all.n })}</tr>
        </tbody>
      </table>
    </div>
  );
}
