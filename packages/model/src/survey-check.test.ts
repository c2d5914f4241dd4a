import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarshotError } from './errors.ts';
import type { Condition, Question } from './question.ts';
import { possible } from './reachable.ts';
import { readAs } from './read-as.ts';
import { holds } from './rules/when.ts';
import { Survey } from './survey.ts';
import { checkSurvey } from './survey-check.ts';

const words = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'].map((en) => ({ en }));
const rating = {
  id: 'satisfaction',
  kind: 'rating',
  look: 'words',
  points: 5,
  prompt: { en: 'How was it?' },
  labels: words,
  required: true,
};
const why = { id: 'why', kind: 'text', prompt: { en: 'Why?' }, when: { question: 'satisfaction', atMost: 2 } };

const aSurvey = (more: object = {}): Survey => {
  const { value, faults } = readAs(Survey, {
    id: 'permit',
    service: 'permits',
    title: { en: 'Permit' },
    languages: { en: { source: true } },
    questions: [rating, why],
    notice: { controller: { en: 'City' }, purpose: { en: 'To improve' }, keepDays: 365 },
    ...more,
  });
  if (!value) throw new EarshotError('survey.invalid', 'the survey of this test has no shape', { faults });
  return value;
};
const errorsOf = (more: object) => checkSurvey(aSurvey(more)).errors.map(({ at, message }) => `${at} ${message}`);
const warningsOf = (more: object) => checkSurvey(aSurvey(more)).warnings.map(({ at, message }) => `${at} ${message}`);

describe('checking a survey', () => {
  it('finds nothing wrong with a plain one', () => {
    expect(checkSurvey(aSurvey())).toEqual({ errors: [], warnings: [] });
  });

  it('wants a notice', () => {
    const { notice: _, ...survey } = aSurvey();
    expect(checkSurvey(survey).errors[0]?.at).toBe('notice');
  });

  it('finds a condition on a later and on an unknown question', () => {
    expect(errorsOf({ questions: [why, rating] })).toEqual([
      'questions.0.when asks about "satisfaction", which is not answered yet at this point',
    ]);
    expect(errorsOf({ escalate: { when: { question: 'mood', atMost: 2 } } })).toEqual([
      'escalate.when asks about "mood", which is no question of this survey',
    ]);
  });

  it('finds a question nobody can reach, and a condition that says nothing', () => {
    expect(errorsOf({ questions: [rating, { ...why, when: { question: 'satisfaction', atLeast: 6 } }] })[0]).toMatch(/never hold/);
    expect(warningsOf({ questions: [rating, { ...why, when: { question: 'satisfaction', answered: true } }] })[0]).toMatch(/always holds/);
    const onText = {
      ...why,
      id: 'more',
      when: {
        all: [
          { question: 'why', answered: true },
          { question: 'satisfaction', atLeast: 3 },
        ],
      },
    };
    expect(errorsOf({ questions: [rating, why, onText] })[0]).toMatch(/^questions.2.when can never hold/);
  });

  it('finds repeated ids', () => {
    expect(errorsOf({ questions: [rating, rating] })).toEqual(['questions.1.id "satisfaction" is the id of an earlier question']);
  });

  it('finds what only some kinds can have wrong', () => {
    const asks = (kind: string, more: object = {}) => ({ id: 'more', kind, prompt: { en: '?' }, ...more });
    const line = (id: string) => ({ id, label: { en: id } });
    const matrix = { rows: [line('wait'), line('wait')], columns: [line('poor'), line('poor')] };
    expect(errorsOf({ questions: [rating, asks('number', { min: 5, max: 4 })] })).toEqual(['questions.1.min is more than max']);
    expect(errorsOf({ questions: [rating, asks('matrix', matrix)] })).toEqual([
      'questions.1.rows.1.id "wait" is the id of an earlier row',
      'questions.1.columns.1.id "poor" is the id of an earlier column',
    ]);
    expect(errorsOf({ questions: [asks('statement')] })[0]).toMatch(/asks nothing/);
    expect(readAs(Survey, { ...aSurvey(), questions: [asks('consent', { required: true })] }).faults?.[0]?.message).toMatch(
      /can always be left/,
    );
  });

  it('knows what a number, a scale and a box can answer', () => {
    const number = { id: 'waited', kind: 'number', min: 0, max: 60, prompt: { en: '?' } };
    const recommend = { id: 'recommend', kind: 'nps', prompt: { en: '?' } };
    const agree = { id: 'agree', kind: 'consent', prompt: { en: '?' } };
    const asked = (when: object) => errorsOf({ questions: [number, recommend, agree, { ...why, when }] });
    for (const when of [
      { question: 'waited', atLeast: 31 },
      { question: 'waited', is: 60 },
      { question: 'recommend', is: 0 },
      { question: 'agree', is: true },
    ])
      expect(asked(when), JSON.stringify(when)).toEqual([]);
    for (const when of [
      { question: 'waited', atLeast: 61 },
      { question: 'waited', is: 1.5 },
      { question: 'recommend', atLeast: 11 },
      { question: 'agree', is: 'yes' },
    ])
      expect(asked(when)[0], JSON.stringify(when)).toMatch(/can never hold/);
  });

  it('compares labels with points', () => {
    expect(errorsOf({ questions: [{ ...rating, labels: words.slice(1) }] })[0]).toMatch(/^questions.0.labels are 4 for 5 points; give 5/);
    expect(errorsOf({ questions: [{ ...rating, look: 'stars', labels: words.slice(0, 2) }] })).toEqual([]);
  });

  it('keeps a question about the person last and optional', () => {
    const age = { id: 'age', kind: 'choice', segment: 'age-band', hint: { en: 'To see whom we miss' }, prompt: { en: 'Age?' } };
    const options = ['young', 'old'].map((id) => ({ id, label: { en: id } }));
    expect(errorsOf({ questions: [rating, { ...age, options }] })).toEqual([]);
    expect(errorsOf({ questions: [{ ...age, options, required: true }, rating] })).toHaveLength(2);
  });

  it('names each text that lacks an offered language, and none of a draft', () => {
    const languages = { en: { source: true }, es: { status: 'reviewed', by: 'Ana', at: '2026-01-02' }, pl: { status: 'draft' } };
    const found = warningsOf({ languages, title: { en: 'Permit', es: 'Permiso' } });
    expect(found).toContain('questions.0.labels.4 has no text in es; people will see it in en');
    expect(found.some((line) => line.startsWith('title') || line.includes(' pl'))).toBe(false);
    expect(errorsOf({ title: { es: 'Permiso' }, languages })[0]).toBe('title has no text in en, the source language');
  });

  it('passes on why a question cannot carry its measure', () => {
    expect(checkSurvey(aSurvey(), (question) => (question.kind === 'rating' ? 'does not fit' : null)).errors).toEqual([
      { code: 'bad-measure', at: 'questions.0.measure', message: 'does not fit' },
    ]);
  });
});

describe('reading something unknown', () => {
  it('names the path and never repeats the value', () => {
    const { faults } = readAs(Survey, { id: 'Permit!', colour: 1, questions: [{ ...rating, points: 'secret' }] });
    expect(faults?.map((fault) => fault.at)).toEqual(expect.arrayContaining(['id', 'colour', 'questions.0.points', 'title']));
    expect(JSON.stringify(faults)).not.toMatch(/secret|Permit!/);
  });
});

describe('whether a condition can hold', () => {
  it('agrees with the rule the page uses, whatever the condition', () => {
    const leaf = fc.oneof(
      fc.record({ question: fc.constant('satisfaction'), atMost: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ question: fc.constant('satisfaction'), is: fc.integer({ min: 0, max: 6 }) }),
    );
    const condition = fc.letrec<{ when: Condition }>((tie) => ({
      when: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ not: tie('when') }),
        fc.record({ all: fc.array(tie('when'), { minLength: 1, maxLength: 3 }) }),
      ),
    })).when;
    fc.assert(
      fc.property(condition, (when) => {
        const held = [1, 2, 3, 4, 5].filter((value) => holds(when, { satisfaction: value })).length;
        expect(possible(when, [rating as Question])).toBe(held === 0 ? 'never' : held === 5 ? 'always' : 'sometimes');
      }),
    );
  });
});
