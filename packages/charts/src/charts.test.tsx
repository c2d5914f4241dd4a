import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { examples as bars } from './bars.examples.tsx';
import { Bars } from './bars.tsx';
import { examples as distribution } from './distribution.examples.tsx';
import { Distribution } from './distribution.tsx';
import { aTrend, barsWords, counted, distributionWords, funnelWords, satisfaction, trendWords } from './examples.ts';
import { examples as funnel } from './funnel.examples.tsx';
import { FunnelChart } from './funnel.tsx';
import { examples as range } from './range.examples.tsx';
import { Range } from './range.tsx';
import { examples as sparkline } from './sparkline.examples.tsx';
import { examples as trend } from './trend.examples.tsx';
import { Trend } from './trend.tsx';

const all = Object.entries({ trend, distribution, bars, funnel, range, sparkline }).flatMap(([chart, examples]) =>
  Object.entries(examples).map(([name, draw]) => ({ chart, name, draw })),
);

/** The texts of a table's cells, row by row. */
const table = (html: string): string[][] =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  );
/** The text drawn, without the table. */
const drawn = (html: string): string =>
  (html.match(/<svg.*?<\/svg>/s)?.[0] ?? '').replace(/<title>.*?<\/title>/gs, '').replace(/<[^>]+>/g, '|');
const numbers = (html: string, attribute: string): number[] =>
  [...html.matchAll(new RegExp(` ${attribute}="(-?[\\d.]+)"`, 'g'))].map(([, value]) => Number(value));
const html = (chart: JSX.Element) => render(chart);

describe.each(all)('$chart: $name', ({ draw }) => {
  test.each([280, 640])('at %d px it obeys a strict content security policy and has a name', (width) => {
    const page = html(draw(width));
    expect(page).not.toMatch(/style=|<style|<script|on[a-z]+="|NaN|undefined|Infinity/);
    for (const [svg] of page.matchAll(/<svg[^>]*>/g)) expect(svg).toMatch(/role="img".*aria-label(ledby)?="[^"]+"/);
  });
  test.each([280, 640])('at %d px nothing is drawn outside the frame', (width) => {
    const page = html(draw(width));
    for (const [svg = ''] of page.matchAll(/<svg.*?<\/svg>/gs)) {
      const [, wide, high] = (svg.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/) ?? []).map(Number);
      for (const attribute of ['x', 'x1', 'x2', 'cx']) {
        for (const at of numbers(svg, attribute)) expect(at).toSatisfy((value: number) => value >= 0 && value <= (wide ?? 0));
      }
      for (const attribute of ['y', 'y1', 'y2', 'cy']) {
        for (const at of numbers(svg, attribute)) expect(at).toSatisfy((value: number) => value >= 0 && value <= (high ?? 0));
      }
    }
  });
});

describe('the trend', () => {
  const given = { words: trendWords, language: 'en-GB', label: 'Satisfaction over eight weeks' };
  const points = [
    { day: '2026-11-02', value: 61.4, low: 55, high: 68, n: 40 },
    { day: '2026-11-03', value: 63.6, low: 58, high: 69, n: 52 },
    { day: '2026-11-04', value: null, n: 0 },
    { day: '2026-11-05', value: 70, low: 64, high: 75, n: 48 },
    { day: '2026-11-06', value: 72.2, low: 66, high: 78, n: 1048 },
  ];
  test('its table has every day with value, range and n, and a dash where nobody answered', () => {
    expect(table(html(<Trend {...given} points={points} />))).toEqual([
      ['Day', 'Score', 'Chance range', 'Answers'],
      ['2 Nov 2026', '61', '55–68', '40'],
      ['3 Nov 2026', '64', '58–69', '52'],
      ['4 Nov 2026', '–', '–', '0'],
      ['5 Nov 2026', '70', '64–75', '48'],
      ['6 Nov 2026', '72', '66–78', '1,048'],
    ]);
  });
  test('the line breaks where nobody answered, and where a day is missing altogether', () => {
    const linesIn = (some: typeof points) => html(<Trend {...given} points={some} />).match(/class="chart-line"/g)?.length;
    expect(linesIn(points)).toBe(2);
    expect(linesIn(points.filter(({ n }) => n > 0))).toBe(2);
    expect(linesIn(points.slice(0, 2))).toBe(1);
  });
  test('the last value and the largest n are written beside the drawing', () => {
    const text = drawn(html(<Trend {...given} points={points} />));
    expect(text).toContain('|72|');
    expect(text).toContain('Answers a day, at most 1,048');
  });
  test('the axis is the whole scale, whatever the values', () => {
    expect(drawn(html(<Trend {...given} points={points} />))).toMatch(/\|0\|.*\|50\|.*\|100\|/);
    expect(drawn(html(<Trend {...given} points={points} scale={{ low: -100, high: 100 }} />))).toMatch(/\|-100\|.*\|0\|.*\|100\|/);
  });
  test('the band stays inside the plot even where a range is off the scale', () => {
    const page = html(<Trend {...given} points={points.map((point) => ({ ...point, low: -40, high: 140 }))} />);
    const [path = ''] = page.match(/class="chart-band" d="[^"]+"/) ?? [];
    const ys = [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...ys)).toBeLessThanOrEqual(160);
  });
  test('labels of the time axis never touch, at any width', () => {
    for (const width of [280, 320, 400, 640, 900]) {
      for (const days of [1, 2, 7, 14, 15, 56, 100, 365]) {
        const page = html(<Trend {...given} width={width} points={aTrend(days, { closed: false })} />);
        const ticks = [...page.matchAll(/x="([\d.]+)" y="228" text-anchor="middle">([^<]+)</g)].map(([, x, text]) => ({
          x: Number(x),
          text,
        }));
        expect(ticks.length).toBeGreaterThan(0);
        ticks.slice(1).forEach(({ x }, i) => {
          expect(x - (ticks[i]?.x ?? 0)).toBeGreaterThan(50);
        });
      }
    }
  });
  test('without answers it says so in the given words and draws nothing', () => {
    const nobody = html(<Trend {...given} points={points.map((point) => ({ ...point, value: null, n: 0 }))} />);
    expect(nobody).toContain('Nobody has answered yet.');
    expect(nobody).not.toMatch(/<svg|<table/);
  });
  test('numbers and days are written in the language given', () => {
    const german = html(<Trend {...given} language="de" digits={1} points={points} />);
    expect(table(german)[1]).toEqual(['02.11.2026', '61,4', '55,0–68,0', '40']);
    expect(german).toContain('1.048');
  });
});

describe('the distribution', () => {
  const given = { words: distributionWords, language: 'en-GB', label: 'Two thirds are satisfied' };
  const steps = counted(satisfaction, [10, 15, 20, 30, 25]);
  test('its table has every step in order with count and share, also those nobody chose', () => {
    expect(table(html(<Distribution {...given} steps={counted(satisfaction, [0, 1, 0, 2, 1])} />))).toEqual([
      ['Answer', 'Answers', 'Share'],
      ['Very dissatisfied', '0', '0%'],
      ['Dissatisfied', '1', '25%'],
      ['Neither satisfied nor dissatisfied', '0', '0%'],
      ['Satisfied', '2', '50%'],
      ['Very satisfied', '1', '25%'],
    ]);
  });
  test('the same percentages stand outside the bar', () => {
    const text = drawn(html(<Distribution {...given} steps={steps} />));
    for (const share of ['10%', '15%', '20%', '30%', '25%']) expect(text).toContain(`|${share}|`);
  });
  test('the low side is hatched and nothing else is', () => {
    expect(html(<Distribution {...given} steps={steps} />).match(/fill="url\(#[^"]+\)"/g)?.length).toBe(2);
  });
  test('the middle line runs through the middle of the neutral', () => {
    const page = html(<Distribution {...given} steps={steps} />);
    const centre = Number(page.match(/class="chart-centre" x1="([\d.]+)"/)?.[1]);
    const [, x, width] = (page.match(/chart-step-3" x="([\d.]+)" y="\d+" width="([\d.]+)"/) ?? []).map(Number);
    expect((x ?? 0) + (width ?? 0) / 2).toBeCloseTo(centre, 1);
  });
  test('in Arabic the worst stands at the right', () => {
    const first = (language: string) =>
      Number(html(<Distribution {...given} language={language} steps={steps} />).match(/chart-step-1" x="([\d.]+)"/)?.[1]);
    expect(first('en')).toBeLessThan(100);
    expect(first('ar')).toBeGreaterThan(540);
  });
  test('two charts on one page do not share a hatch', () => {
    const page = html(
      <div>
        <Distribution {...given} steps={steps} />
        <Distribution {...given} steps={steps} />
      </div>,
    );
    const ids = [...page.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });
  test('without answers it says so', () =>
    expect(html(<Distribution {...given} steps={counted(satisfaction, [])} />)).toContain('Nobody has answered yet.'));
});

describe('bars', () => {
  const given = { words: barsWords, language: 'en-GB', label: 'Waiting comes first' };
  const options = [
    { id: 'wait', label: 'It took too long', count: 30 },
    { id: 'other', label: 'Something else', count: 10 },
  ];
  test('shares are of the people who answered, not of the ticks', () => {
    const page = html(<Bars {...given} base={40} options={options} />);
    expect(table(page).slice(1)).toEqual([
      ['It took too long', '30', '75%'],
      ['Something else', '10', '25%'],
    ]);
    expect(drawn(page).replaceAll('\u00a0', ' ')).toMatch(/\|30\|\| · 75%\|/);
  });
  test('stems begin at zero and are as long as their counts', () => {
    const page = html(<Bars {...given} base={40} options={options} />);
    const stems = [...page.matchAll(/class="chart-stem" x1="([\d.]+)" x2="([\d.]+)"/g)].map(([, from, to]) => Number(to) - Number(from));
    expect((stems[0] ?? 0) / (stems[1] ?? 1)).toBeCloseTo(3, 1);
  });
  test('nobody in the base is said, not drawn', () =>
    expect(html(<Bars {...given} base={0} options={options} />)).toContain('Nobody has answered yet.'));
});

describe('the funnel', () => {
  const given = { words: funnelWords, language: 'en-GB', label: 'One in five answered' };
  const steps = [
    { id: 'offered', label: 'Offered', count: 1000 },
    { id: 'opened', label: 'Opened', count: 250 },
    { id: 'answered', label: 'Answered', count: 200 },
  ];
  test('says in words which share of the step before each is', () => {
    const page = html(<FunnelChart {...given} steps={steps} />);
    expect(drawn(page)).toContain('25% of “Offered”');
    expect(drawn(page)).toContain('80% of “Opened”');
    expect(table(page).slice(1)).toEqual([
      ['Offered', '1,000', '–'],
      ['Opened', '250', '25%'],
      ['Answered', '200', '80%'],
    ]);
  });
  test('says no share where more people came than the step before had', () => {
    const page = html(<FunnelChart {...given} steps={steps.map((step) => (step.id === 'offered' ? { ...step, count: 100 } : step))} />);
    expect(page).not.toContain('of “Offered”');
    expect(table(page)[2]).toEqual(['Opened', '250', '–']);
  });
  test('a step of nobody after a step of nobody has no share', () => {
    const page = html(<FunnelChart {...given} steps={steps.map((step) => (step.id === 'offered' ? step : { ...step, count: 0 }))} />);
    expect(table(page).slice(2)).toEqual([
      ['Opened', '0', '0%'],
      ['Answered', '0', '–'],
    ]);
  });
});

describe('the range', () => {
  const given = { language: 'en', label: '64, chance range 62–66' };
  test('the dot stands between the arcs, at its place on the scale', () => {
    const page = html(<Range {...given} width={216} value={50} low={40} high={70} />);
    expect(numbers(page, 'cx')).toEqual([108]);
    expect(page).toMatch(/class="chart-arc" d="M88,/);
  });
  test('a scale of its own is read from left to right, in Arabic from right to left', () => {
    const at = (language: string) =>
      numbers(html(<Range {...given} language={language} width={216} value={75} low={70} high={80} />), 'cx')[0];
    expect(at('en')).toBe(158);
    expect(at('ar')).toBe(58);
  });
});

describe('what names a chart', () => {
  test('is its label, or the heading it is given', () => {
    const given = { words: trendWords, language: 'en', label: 'Satisfaction', points: aTrend(3) };
    expect(html(<Trend {...given} />)).toContain('aria-label="Satisfaction"');
    expect(html(<Trend {...given} />)).toContain('<caption>Satisfaction</caption>');
    const headed = html(<Trend {...given} labelledBy="score" />);
    expect(headed).toContain('aria-labelledby="score"');
    expect(headed).not.toContain('aria-label=');
  });
});
