// A survey as a conversation: the same questions, conditions, checks and pauses as the widget, and not one element of a page. Whatever
// carries lines can carry it; this one talks in a terminal. EARSHOT_URL, EARSHOT_KEY and EARSHOT_SURVEY say which survey it asks.
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { createClient } from '@earshot/sdk';
import { createPause, createSession, createWords, faultSentence, progress, responseOf } from '@earshot/widget/flow';

const text = (said) => (typeof said === 'string' ? said : (said?.text ?? ''));

/** What can be chosen, as pairs of what is said and what it is worth; none where words or a number are asked for. */
function choices(question, words) {
  const { kind, labels = [], options = [], points = labels.length } = question;
  if (kind === 'rating') return Array.from({ length: points }, (_, at) => [text(labels[at]) || `${at + 1}`, at + 1]).reverse();
  if (kind === 'nps') return Array.from({ length: 11 }, (_, point) => [`${point}`, point]);
  if (kind === 'ces') return Array.from({ length: 7 }, (_, at) => [`${at + 1}`, at + 1]);
  if (kind === 'yesno') return ['yes', 'no'].map((value) => [words(`yesno.${value}`), value]);
  return options.map(({ id, label }) => [text(label), id]);
}

/** What a line means as an answer to a question; undefined leaves it. */
function meaning(question, line, words) {
  const said = line.trim();
  if (said === '') return undefined;
  const offered = choices(question, words);
  if (offered.length === 0) return question.kind === 'number' ? Number(said) : said;
  const chosen = said.split(/[\s,]+/).map((number) => offered[Number(number) - 1]?.[1] ?? said);
  return question.kind === 'choices' ? chosen : chosen[0];
}

/** A conversation about one survey. `hear` takes a line and returns what is said back; `session.state.done` says that it is over. */
export function createChat(survey) {
  const words = createWords(survey.strings, survey.language);
  const session = createSession(survey, createPause());
  /** The question on show, with what is wrong, or what gives pause, before it. */
  const ask = () => {
    const { state } = session;
    const { current, concern } = state;
    const { step, total } = progress(state);
    return [
      faultSentence(state, words),
      concern && words(`${concern}.heading`),
      concern === 'urgent' && words('urgent.contact'),
      concern === 'personal' && words('personal.body'),
      total > 1 && words('progress.step', { step, total }),
      `${text(current.prompt)} ${current.required ? '' : words('question.optional')}`.trim(),
      text(current.hint),
      ...choices(current, words).map(([label], at) => `  ${at + 1}  ${label}`),
    ].filter(Boolean);
  };
  const hear = (line) => {
    const { current } = session.state;
    if (line.trim() === '/back') session.back();
    else {
      session.answer(current.id, meaning(current, line, words));
      session.next();
    }
    return session.state.done ? [words('sent.heading')] : ask();
  };
  return { session, ask, hear };
}

if (import.meta.main) {
  const client = createClient({ url: process.env.EARSHOT_URL ?? '', key: process.env.EARSHOT_KEY ?? '', source: 'urn:port-ellery:chat' });
  const survey = await client.surveys.get(process.env.EARSHOT_SURVEY ?? '', { language: process.env.LANG?.slice(0, 2) ?? 'en' });
  const chat = createChat(survey);
  const lines = createInterface({ input: stdin, output: stdout, prompt: '> ' });
  console.log([text(survey.title), ...chat.ask()].join('\n'));
  lines.prompt();
  for await (const line of lines) {
    const said = chat.hear(line);
    // Nothing is called sent before the server has taken it.
    if (chat.session.state.done)
      await client.responses.save(responseOf(chat.session.state, { channel: 'app', response: crypto.randomUUID() }));
    console.log(said.join('\n'));
    if (chat.session.state.done) break;
    lines.prompt();
  }
  lines.close();
}
