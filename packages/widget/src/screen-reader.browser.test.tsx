import type { SaidSurvey } from '@earshot/model';
import { virtual } from '@guidepup/virtual-screen-reader';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { strings } from './locales/index.ts';
import { close, mount } from './mount.ts';

const survey: SaidSurvey = {
  agency: 'port-ellery',
  id: 'permit-done',
  version: 1,
  state: 'live',
  language: 'en',
  direction: 'ltr',
  languages: [{ tag: 'en', name: 'English', direction: 'ltr' }],
  title: 'Parking permit',
  questions: [
    {
      id: 'satisfaction',
      kind: 'rating',
      look: 'words',
      points: 5,
      required: true,
      prompt: 'How satisfied were you with the service?',
      labels: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    },
    { id: 'why', kind: 'text', prompt: 'What went wrong?', when: { question: 'satisfaction', atMost: 2 } },
  ],
  low: { question: 'satisfaction', atMost: 2 },
  notice: { controller: 'Port Ellery', purpose: 'To mend it', keepDays: 90 },
  contact: [],
  strings: strings.en!,
};
const network = window.fetch;

beforeEach(() => {
  window.fetch = async (_, init) => {
    if (!init?.body) return Response.json(survey);
    return Response.json({ results: JSON.parse(`${init.body}`).map(({ id }: { id: string }) => ({ id, status: 'stored' })) });
  };
});
afterEach(async () => {
  await virtual.stop();
  close();
  window.fetch = network;
  document.body.replaceChildren();
});

/** Everything a screen reader says on its way through the survey as it stands, from its top to its end. */
async function read(): Promise<string[]> {
  const container = shadow().querySelector<HTMLElement>('.card')!;
  await virtual.start({ container });
  const said: string[] = [await virtual.lastSpokenPhrase()];
  while (said.length < 80) {
    await virtual.next();
    const phrase = await virtual.lastSpokenPhrase();
    if (phrase === said[0]) break;
    said.push(phrase);
  }
  await virtual.stop();
  return said;
}
const shadow = () => document.querySelector('earshot-survey')!.shadowRoot!;
const button = (name: string) => [...shadow().querySelectorAll('button')].find((each) => each.textContent === name)!;
const radio = (value: number) => shadow().querySelector<HTMLInputElement>(`input[value="${value}"]`)!;

/** What is said of the foot of every step. */
const foot = `
  button, Why we ask, not expanded
  paragraph
  Asked by
  Port Ellery
  .
  No personal details, please.
  end of paragraph
  end of form
  end of region, Survey: Parking permit`;

const answers = ['Very satisfied', 'Satisfied', 'Neither', 'Dissatisfied', 'Very dissatisfied']
  .map((name, at) => `\n  radio, ${name}, not checked, position ${at + 1}, set size 5\n  ${name}`)
  .join('');

const expectSaid = async (text: string) => expect(await read()).toEqual(text.trim().split(/\n */));

test('a screen reader would say the question, each answer, what is missing, the next question and the thanks', async () => {
  document.body.append(document.createElement('main'));
  await mount('main', { url: 'https://feedback.example', key: 'pk_port-ellery_x', survey: 'permit-done', storage: 'none' });
  await expectSaid(`
  region, Survey: Parking permit
  status
  form
  group, How satisfied were you with the service?
  How satisfied were you with the service?
  How satisfied were you with the service?
  end, How satisfied were you with the service?${answers}
  end of group, How satisfied were you with the service?
  button, Next${foot}`);

  await userEvent.click(button('Next'));
  await expect.poll(() => shadow().querySelector('.summary')).not.toBeNull();
  await expectSaid(`
  region, Survey: Parking permit
  status
  form
  group, There is a problem
  heading, There is a problem, level 2
  link, Choose an answer before you go on
  end of group, There is a problem
  group, How satisfied were you with the service?, Error: Choose an answer before you go on
  How satisfied were you with the service?
  How satisfied were you with the service?
  end, How satisfied were you with the service?
  paragraph
  Error:
  Choose an answer before you go on
  end of paragraph${answers}
  end of group, How satisfied were you with the service?, Error: Choose an answer before you go on
  button, Next${foot}`);

  await userEvent.click(radio(1));
  await userEvent.click(button('Next'));
  await expect.poll(() => shadow().querySelector('textarea')).not.toBeNull();
  // Of the name the tool drops the space before the bracket, which stands in the text.
  const hint = 'Please leave out names, addresses, phone numbers and other personal details.';
  await expectSaid(`
  region, Survey: Parking permit
  status
  form
  paragraph
  Question 2 of 2
  end of paragraph
  What went wrong?
  (optional)
  paragraph
  ${hint}
  end of paragraph
  textbox, What went wrong?(optional), ${hint} 1,200 characters left
  paragraph
  1,200 characters left
  end of paragraph
  button, Send
  button, Back${foot}`);

  await userEvent.click(button('Send'));
  await expect.poll(() => shadow().querySelector('h2')?.textContent).toBe('Thank you for telling us');
  await expectSaid(`
  region, Survey: Parking permit
  status
  Thank you for telling us
  end of status
  heading, Thank you for telling us, level 2
  paragraph
  Someone at Port Ellery will look into what went wrong.
  end of paragraph
  end of region, Survey: Parking permit`);
});
