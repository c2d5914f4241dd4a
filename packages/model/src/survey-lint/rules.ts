/** Whether something must be mended before the survey is published, or is worth a second look. */
export type Grade = 'fault' | 'advice';

interface Rule {
  grade: Grade;
  /** What the rule finds, for the reference page. */
  finds: string;
  /** Why it matters, in a sentence. */
  why: string;
  /** What to write instead. */
  instead: string;
}

/** Every rule of the survey check under its stable code; docs/reference/survey-check.md is this table. */
export const surveyRules = {
  // What the file must say
  shape: {
    grade: 'fault',
    finds: 'A name that is not known, or a value of the wrong kind',
    why: 'A setting nobody reads looks as if it worked.',
    instead: 'Write what the message allows.',
  },
  'no-notice': {
    grade: 'fault',
    finds: 'No `notice`',
    why: 'Nobody may be asked without knowing by whom, why, and how long answers are kept.',
    instead: 'Add "notice" with controller, purpose, keepDays and a link.',
  },
  'source-language': {
    grade: 'fault',
    finds: 'No source language, or several',
    why: 'A text that is missing in a language is shown in the source language, so there must be one.',
    instead: 'Mark exactly one language { "source": true }.',
  },
  'source-missing': {
    grade: 'fault',
    finds: 'A text missing in the source language',
    why: 'Where no translation exists either, people would see nothing.',
    instead: 'Write the text in the source language.',
  },
  'repeated-id': {
    grade: 'fault',
    finds: 'Two questions or two options with one id',
    why: 'Their answers could not be told apart.',
    instead: 'Give each its own id.',
  },
  'bad-condition': {
    grade: 'fault',
    finds: 'A condition on a question that is unknown or comes later',
    why: 'It has no answer yet when the condition is looked at.',
    instead: 'Name an earlier question, or move this one after it.',
  },
  unreachable: {
    grade: 'fault',
    finds: 'A condition that can never hold',
    why: 'Nobody will ever be asked this.',
    instead: 'Mend the condition, or leave the question out.',
  },
  'bad-labels': {
    grade: 'fault',
    finds: 'Labels that do not fit the points',
    why: 'A point without its word, or a word without its point, cannot be answered or read.',
    instead: 'Give one label a point, from value 1 upward; for stars and numbers the two ends suffice.',
  },
  'bad-measure': {
    grade: 'fault',
    finds: 'A measure whose look, points or options the question lacks',
    why: 'Numbers of another instrument must not carry its name.',
    instead: 'Ask as the measure says, or leave "measure" out.',
  },
  'segment-place': {
    grade: 'fault',
    finds: 'A question about the person that is not last, or is required',
    why: 'Who somebody is must never stand between them and saying what went wrong.',
    instead: 'Put it last and without "required".',
  },
  'closes-early': {
    grade: 'fault',
    finds: '`closes` that is not after `opens`',
    why: 'The survey would never be open.',
    instead: 'Set "closes" after "opens".',
  },
  placeholder: {
    grade: 'fault',
    finds: 'A text that still holds a placeholder, such as [service] or TODO',
    why: 'People would read it as it stands.',
    instead: 'Write what it stands for.',
  },
  unsound: {
    grade: 'fault',
    finds: 'Anything else that would make the survey fail',
    why: 'The survey could not be shown or counted as it is written.',
    instead: 'Write what the message allows.',
  },

  // Translations
  'missing-translation': {
    grade: 'advice',
    finds: 'A text missing in a language that is offered',
    why: 'People meet two languages in one survey, and some leave.',
    instead: 'Have it translated: earshot survey export gives a translator the file.',
  },
  'machine-not-allowed': {
    grade: 'advice',
    finds: 'A machine translation while `allowMachine` is false',
    why: 'Nobody will ever see this language.',
    instead: 'Have a speaker review it (earshot survey import --reviewed-by), or set "allowMachine": true, which tells people so.',
  },
  'not-translated': {
    grade: 'advice',
    finds: 'The same text in two languages',
    why: 'It was probably copied and never translated.',
    instead: 'Translate it, or leave it out so that it is marked with its true language.',
  },

  // Wording
  leading: {
    grade: 'advice',
    finds: 'Wording that suggests the answer',
    why: 'People agree with what they are told, and the score says nothing.',
    instead: 'Name both sides or none: "How satisfied or dissatisfied were you with …?", "How did you feel about …?"',
  },
  'double-barrelled': {
    grade: 'advice',
    finds: 'Two things in one question',
    why: 'Whoever thinks well of one and badly of the other cannot answer, and you cannot tell which one was meant.',
    instead: 'Ask about one thing, or ask twice.',
  },
  negation: {
    grade: 'advice',
    finds: 'A denial in a question that is answered on a scale or with yes or no',
    why: 'To answer "yes" or "agree" to a denial takes a second thought, and many answer the opposite of what they mean.',
    instead: 'Ask what happened, not what did not.',
  },
  'negated-label': {
    grade: 'advice',
    finds: 'An answer that denies agreement where the language has a word for it',
    why: '"Not" is overlooked by quick readers and lost by screen readers at speed.',
    instead: 'Use the plain word: "Disagree", "Dissatisfied".',
  },
  'long-prompt': {
    grade: 'advice',
    finds: 'A question of more than 25 words',
    why: 'On a phone it pushes the answers off the screen, and fewer people reach its end.',
    instead: 'Say it in one short sentence; put an explanation into "hint".',
  },
  'long-option': {
    grade: 'advice',
    finds: 'A label or an option of more than 12 words',
    why: 'Answers are compared with each other, which needs them short.',
    instead: 'Keep to the few words that set it apart from the others.',
  },
  'long-sentence': {
    grade: 'advice',
    finds: 'A sentence of more than 25 words in a hint, the notice or the thanks',
    why: 'Many readers lose the beginning before they reach the end.',
    instead: 'Make two sentences of it.',
  },
  'hard-to-read': {
    grade: 'advice',
    finds: 'A whole language above its LIX, the score for long words and sentences',
    why: 'A citizen should not need a degree to tell an office that a form failed.',
    instead: 'Shorter words, shorter sentences; read it aloud.',
  },

  // Scales
  unbalanced: {
    grade: 'advice',
    finds: 'Unequal numbers of good and bad labels',
    why: 'The scale pushes answers to the side with more room.',
    instead: 'Give as many bad labels as good ones.',
  },
  'no-neutral': {
    grade: 'advice',
    finds: 'An odd number of points whose middle label takes a side',
    why: 'People in between must choose a side, which counts as an opinion they do not have.',
    instead: 'Name the middle neutrally: "Neither … nor …".',
  },

  // The way through
  'many-questions': {
    grade: 'advice',
    finds: 'More than five questions',
    why: 'Each further question costs answers to all of them.',
    instead: 'Ask what you will act on; leave the rest out.',
  },
  'all-required': {
    grade: 'advice',
    finds: 'Several questions, all of them required',
    why: 'People who cannot answer one leave, and their first answer is lost.',
    instead: 'Require the score at most.',
  },
  'text-first': {
    grade: 'advice',
    finds: 'A text question first, without a condition',
    why: 'An empty field is the hardest beginning; most people leave there.',
    instead: 'Begin with a question that one touch answers.',
  },
  'always-holds': {
    grade: 'advice',
    finds: 'A condition that always holds',
    why: 'It reads as if something depended on it.',
    instead: 'Leave "when" out.',
  },
  'max-too-high': {
    grade: 'advice',
    finds: 'A `max` above the number of options',
    why: 'People are told a limit that means nothing.',
    instead: 'Lower "max", or leave it out.',
  },
  'segment-reason': {
    grade: 'advice',
    finds: 'A question about the person without a hint that says why',
    why: 'People tell an office about themselves only when they know what for.',
    instead: 'Add a "hint": "We ask this to see whether the service works for everyone."',
  },
  'contact-unread': {
    grade: 'advice',
    finds: 'A question for contact details that is asked where `escalate` opens no case',
    why: 'Only a case shows them, so there they are not even kept: people would wait for a call that never comes.',
    instead: 'Give the question the condition that "escalate" has, or leave it out.',
  },
  'contact-required': {
    grade: 'advice',
    finds: 'A question for contact details that is required',
    why: 'It keeps everybody from answering who wants to stay unknown.',
    instead: 'Leave "required" out.',
  },
  'rather-not-twice': {
    grade: 'advice',
    finds: 'An option "Prefer not to say" where the widget adds one itself',
    why: 'It stands there twice, and yours is counted as an answer.',
    instead: 'Leave the option out: a question about the person, and one with "ratherNot": true, always has it.',
  },

  // Where and when it is offered
  interrupts: {
    grade: 'advice',
    finds: 'An offer that waits for scrolling, for leaving, or for seconds alone',
    why: 'It interrupts people who came to do something else, and those who answer are those who were not busy.',
    instead: 'Offer it where the task is done: "after": { "touchpoint": "service.completed" }, or in the page.',
  },
  'everybody-popover': {
    grade: 'advice',
    finds: 'A survey over the page for every visitor (`sample` 1)',
    why: 'A few hundred answers tell as much; everybody else is only disturbed.',
    instead: 'Set "sample" to 0.25 or less, or show it in the page.',
  },
  'no-wait': {
    grade: 'advice',
    finds: '`waitDays` 0',
    why: 'Who has just answered is asked again on the next page.',
    instead: 'Leave "waitDays" at 30.',
  },
  nowhere: {
    grade: 'advice',
    finds: 'An empty `offer.where`',
    why: 'No page offers the survey unless its script tag names it.',
    instead: 'List paths, such as "/permits/*"; leave it empty only for data-survey, links and printed codes.',
  },
  'no-notice-link': {
    grade: 'advice',
    finds: 'A notice without a link',
    why: 'People have a right to the whole privacy notice where they are asked.',
    instead: 'Add "link" with the address of your privacy notice.',
  },
  'low-contrast': {
    grade: 'advice',
    finds: 'A colour below 4.5:1 (text) or 3:1 (controls)',
    why: 'People who see little or stand in the sun could not read it, so it is drawn in the nearest shade they can.',
    instead: 'Write the shade the message names, or another with enough contrast.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type SurveyRule = keyof typeof surveyRules;

/** One thing found, before its rule says why it matters. */
export interface Found {
  code: SurveyRule;
  at: string;
  message: string;
}
