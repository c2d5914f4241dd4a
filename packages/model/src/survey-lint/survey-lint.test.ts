import { describe, expect, it, test } from 'vitest';
import { EarshotError } from '../errors.ts';
import { readAs } from '../read-as.ts';
import { Survey } from '../survey.ts';
import { lintSurvey } from './lint-survey.ts';
import { type SurveyRule, surveyRules } from './rules.ts';
import { languagesWithWords, lixOf, sideOf, wordLists, wordsOf } from './wording.ts';

const words = (...labels: string[]) => labels.map((en) => ({ en }));
const five = words('Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied');
const rating = {
  id: 'satisfaction',
  kind: 'rating',
  look: 'words',
  points: 5,
  prompt: { en: 'How did you feel about the service?' },
  labels: five,
};
const low = { question: 'satisfaction', atMost: 2 };
const why = { id: 'why', kind: 'text', prompt: { en: 'What went wrong?' }, when: low };
const options = ['young', 'old', 'between'].map((id) => ({ id, label: { en: id } }));
const age = {
  id: 'age',
  kind: 'choice',
  segment: 'age-band',
  prompt: { en: 'How old are you?' },
  hint: { en: 'To see whom we miss.' },
  options,
};
const notice = {
  controller: { en: 'City' },
  purpose: { en: 'We read every answer.' },
  keepDays: 365,
  link: 'https://city.example/privacy',
};

const survey = (more: object): Survey => {
  const { value, faults } = readAs(Survey, {
    id: 'permit',
    service: 'permits',
    title: { en: 'Your permit' },
    languages: { en: { source: true } },
    questions: [rating, why],
    offer: { where: ['/permits/*'] },
    notice,
    ...more,
  });
  if (!value) throw new EarshotError('survey.invalid', 'the survey of this test has no shape', { faults });
  return value;
};
const contact = { id: 'reach', kind: 'contact', prompt: { en: 'May we write to you?' } };
const misfit = ({ id }: { id: string }) => (id === 'wrong-measure' ? 'does not fit' : null);
const codes = (more: object) => lintSurvey(survey(more), misfit).map(({ code }) => code);
const asks = (en: string, more: object = {}) => ({ questions: [{ ...rating, prompt: { en }, ...more }] });
const long = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const inSpanish = { en: { source: true }, es: { status: 'reviewed', by: 'Ana', at: '2026-01-02' } };
const several = (count: number) => ({
  questions: [rating, ...Array.from({ length: count - 1 }, (_, at) => ({ ...why, id: `why-${at}` }))],
});
const after = (trigger: object) => ({ offer: { where: ['/permits/*'], after: trigger } });
const plain = 'We read every answer. We mend what does not work. You can ask us what we did. We never ask for your name. '.repeat(3);
const dense =
  'Comprehensive administrative considerations necessitate continuous organisational improvements regarding departmental correspondence. '.repeat(
    5,
  );

/** One survey each rule finds and one it does not; `shape` and `unsound` are of the shapes and of what has no rule of its own. */
const examples: Record<Exclude<SurveyRule, 'shape' | 'unsound'>, { bad: object; good: object }> = {
  'no-notice': { bad: { notice: undefined }, good: {} },
  'source-language': { bad: { languages: { en: { status: 'draft' } } }, good: {} },
  'source-missing': { bad: { title: { es: 'Permiso' } }, good: {} },
  'repeated-id': { bad: { questions: [rating, rating] }, good: {} },
  'bad-condition': { bad: { questions: [why, rating] }, good: {} },
  unreachable: { bad: { questions: [rating, { ...why, when: { question: 'satisfaction', atLeast: 6 } }] }, good: {} },
  'bad-labels': { bad: { questions: [{ ...rating, labels: five.slice(1) }] }, good: {} },
  'bad-measure': { bad: { questions: [{ ...rating, id: 'wrong-measure' }] }, good: {} },
  'segment-place': { bad: { questions: [age, rating] }, good: { questions: [rating, age] } },
  'closes-early': {
    bad: { opens: '2026-02-01T00:00:00Z', closes: '2026-01-01T00:00:00Z' },
    good: { opens: '2026-01-01T00:00:00Z', closes: '2026-02-01T00:00:00Z' },
  },
  placeholder: { bad: asks('How was [your service]?'), good: asks('How was it (today)?') },
  'missing-translation': { bad: { languages: inSpanish }, good: {} },
  'machine-not-allowed': {
    bad: { languages: { en: { source: true }, es: { status: 'machine' } } },
    good: { languages: { en: { source: true }, es: { status: 'machine' } }, allowMachine: true },
  },
  'not-translated': {
    bad: asks('', { prompt: { en: 'How was it today?', es: 'How was it today?' } }),
    good: asks('', { prompt: { en: 'How was it today?', es: '¿Qué tal hoy?' } }),
  },
  leading: { bad: asks('How great was our service?'), good: asks('How satisfied or dissatisfied were you with our service?') },
  'double-barrelled': { bad: asks('Was the website quick and friendly?'), good: asks('How satisfied or dissatisfied were you?') },
  negation: { bad: asks("Was the form not hard to fill in, or didn't you look?"), good: asks('Did you fill in the form or not?') },
  'negated-label': {
    bad: { questions: [{ ...rating, points: 2, labels: words('Do not agree', 'Agree') }] },
    good: { questions: [{ ...rating, points: 2, labels: words('Disagree', 'Agree') }] },
  },
  'long-prompt': { bad: asks(long(26)), good: asks(long(25)) },
  'long-option': {
    bad: { questions: [{ ...rating, points: 2, labels: words('No', long(13)) }] },
    good: { questions: [{ ...rating, points: 2, labels: words('No', long(12)) }] },
  },
  'long-sentence': { bad: { thanks: { body: { en: long(26) } } }, good: { thanks: { body: { en: `${long(20)}. ${long(20)}.` } } } },
  'hard-to-read': { bad: { thanks: { body: { en: dense } } }, good: { thanks: { body: { en: plain } } } },
  unbalanced: {
    bad: { questions: [{ ...rating, labels: words('Poor', 'Fair', 'Good', 'Very good', 'Excellent') }] },
    good: { questions: [{ ...rating, labels: words('Very poor', 'Poor', 'Fair', 'Good', 'Very good') }] },
  },
  'no-neutral': {
    bad: { questions: [{ ...rating, points: 3, labels: words('Bad', 'Good', 'Very good') }] },
    good: { questions: [{ ...rating, points: 3, labels: words('Bad', 'Neither good nor bad', 'Good') }] },
  },
  'many-questions': { bad: several(6), good: several(5) },
  'all-required': {
    bad: { questions: [rating, why].map((question) => ({ ...question, required: true })) },
    good: { questions: [{ ...rating, required: true }, why] },
  },
  'text-first': { bad: { questions: [{ ...why, when: undefined }] }, good: {} },
  'always-holds': {
    bad: {
      questions: [
        { ...rating, required: true },
        { ...why, when: { question: 'satisfaction', answered: true } },
      ],
    },
    good: {},
  },
  'max-too-high': {
    bad: { questions: [{ id: 'what', kind: 'choices', prompt: { en: 'What?' }, options, max: 9 }] },
    good: { questions: [{ id: 'what', kind: 'choices', prompt: { en: 'What?' }, options, max: 2 }] },
  },
  'segment-reason': { bad: { questions: [rating, { ...age, hint: undefined }] }, good: { questions: [rating, age] } },
  'contact-unread': {
    bad: { questions: [rating, contact], escalate: { when: low, queue: 'permits', within: 'P2D' } },
    good: { questions: [rating, { ...contact, when: low }], escalate: { when: low, queue: 'permits', within: 'P2D' } },
  },
  'contact-required': {
    bad: { questions: [rating, { ...contact, required: true }], escalate: { when: low, queue: 'permits', within: 'P2D' } },
    good: { questions: [rating, contact], escalate: { when: low, queue: 'permits', within: 'P2D' } },
  },
  'rather-not-twice': {
    bad: { questions: [rating, { ...age, options: [...options, { id: 'none', label: { en: 'I prefer not to say' } }] }] },
    good: { questions: [rating, age] },
  },
  interrupts: { bad: after({ seconds: 10 }), good: after({ touchpoint: 'service.completed', seconds: 10 }) },
  'everybody-popover': {
    bad: { offer: { mode: 'popover', where: ['/permits/*'] } },
    good: { offer: { mode: 'popover', where: ['/permits/*'], sample: 0.2 } },
  },
  'no-wait': { bad: { offer: { where: ['/permits/*'], waitDays: 0 } }, good: {} },
  nowhere: { bad: { offer: { where: [] } }, good: {} },
  'no-notice-link': { bad: { notice: { ...notice, link: undefined } }, good: {} },
  'low-contrast': { bad: { look: { colours: { action: '#ff9900' } } }, good: { look: { theme: 'govuk', colours: { action: '#4c2c92' } } } },
};

test.each(Object.entries(examples))('%s is found where it is, and not where it is not', (code, { bad, good }) => {
  expect(codes(bad)).toContain(code);
  expect(codes(good)).not.toContain(code);
});

test.each([
  [{ click: '#done', seconds: 5 }, false],
  [{ touchpoint: 'done', scroll: 50 }, true],
  [{ click: '#done', leaving: true }, true],
  [{ seconds: 0 }, false],
])('what was done excuses a moment of seconds, and neither scrolling nor leaving: %o', (waits, interrupts) => {
  expect(codes(after(waits)).includes('interrupts')).toBe(interrupts);
});

it('finds nothing in a plain survey', () => {
  expect(lintSurvey(survey({}))).toEqual([]);
});

it('puts faults first, and says of each why it matters and what to write', () => {
  const found = lintSurvey(survey({ offer: { where: [] }, notice: undefined }));
  expect(found.map(({ grade }) => grade)).toEqual(['fault', 'advice']);
  expect(found[0]).toMatchObject({
    code: 'no-notice',
    at: 'notice',
    why: surveyRules['no-notice'].why,
    instead: surveyRules['no-notice'].instead,
  });
});

it('names the language of a text, so that its line is found', () => {
  const found = lintSurvey(survey({ questions: [{ ...rating, prompt: { en: 'How was it?', es: '¿Fue rápido y claro?' } }] }));
  expect(found.find(({ code }) => code === 'double-barrelled')).toMatchObject({
    at: 'questions.0.prompt.es',
    message: 'asks about two things: "rápido y claro"',
  });
});

describe('in each language with words', () => {
  test.each([
    ['en', 'Was it quick and clear?', 'How was it?'],
    ['es', '¿Fue rápido y claro?', '¿Qué le ha parecido el servicio?'],
    ['fr', 'Était-ce rapide et clair ?', 'Comment avez-vous trouvé le service ?'],
    ['de', 'War es schnell und klar?', 'Wie fanden Sie den Dienst?'],
    ['pl', 'Czy było szybko i jasno?', 'Jak oceniasz dzisiejszą obsługę?'],
    ['ar', 'ما رأيك في السرعة والوضوح؟', 'ما مدى رضاك عن الخدمة؟'],
  ])('%s: two things in one question are told from one', (language, two, one) => {
    const of = (text: string) =>
      codes({ languages: { [language]: { source: true } }, title: { [language]: 'x' }, ...asks('', { prompt: { [language]: text } }) });
    expect(of(two)).toContain('double-barrelled');
    expect(of(one)).not.toContain('double-barrelled');
  });

  test.each([
    ['en', ['Very dissatisfied', 'Neither', 'Satisfied']],
    ['es', ['Muy insatisfecho/a', 'Ni satisfecho/a ni insatisfecho/a', 'Satisfecho/a']],
    ['fr', ['Très insatisfait', 'Ni satisfait ni insatisfait', 'Satisfait']],
    ['de', ['Stimme nicht zu', 'Teils, teils', 'Stimme voll zu']],
    ['pl', ['Nie zgadzam się', 'Ani tak, ani nie', 'Zgadzam się']],
    ['ar', ['غير راضٍ إطلاقًا', 'لا راضٍ ولا غير راضٍ', 'راضٍ جدًا']],
  ])('%s: labels are placed on their side', (language, labels) => {
    expect(labels.map((label) => sideOf(label, wordLists(language)!))).toEqual(['negative', 'neutral', 'positive']);
  });

  test('every list has words, and no phrase stands in it twice', () => {
    for (const language of languagesWithWords) {
      const { lix: _, ...lists } = wordLists(language)!;
      for (const [name, list] of Object.entries(lists)) {
        expect(new Set(list).size, `${language} ${name}`).toBe(list.length);
        if (name !== 'notAgree') expect(list.length, `${language} ${name}`).toBeGreaterThan(0);
      }
    }
  });

  test('a region reads the lists of its language, an unknown language none', () => {
    expect(wordLists('es-419')).toBe(wordLists('es'));
    expect(wordLists('cy')).toBeUndefined();
  });
});

test('words are found without case, marks or typographic apostrophes', () => {
  expect(wordsOf('DON’T — راضٍ, 2 days')).toEqual(["don't", 'راض', '2', 'days']);
});

test('LIX is words a sentence plus the share of long words', () => {
  expect(lixOf(['One two three four. Responsibility is long.'])).toEqual({ lix: 3.5 + 100 / 7, words: 7 });
});
