import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError, Translation } from '@earshot/model';
import * as z from 'zod/mini';
import type { Bundle, Unit } from './unit.ts';

const FORM = /_(zero|one|two|few|many|other)$/;
const bare = (key: string) => key.replace(FORM, '');

/** The interface's files of a folder: what English says, what translators must know, how far each language can be trusted. */
export interface Words {
  english: Record<string, string>;
  notes: Record<string, string>;
  status: Record<string, Translation>;
  /** The language's own texts; none when it is new. */
  own: Record<string, string>;
}

const Texts = z.record(z.string(), z.string());

/** @throws EarshotError `request.invalid` when the folder does not hold them */
export async function readWords(folder: string, language: string): Promise<Words> {
  const read = async <T>(name: string, shape: z.ZodMiniType<T>, or?: T): Promise<T> => {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && or) return JSON.stringify(or);
      throw new EarshotError('request.invalid', `${file} cannot be read: say with --locales where the interface’s texts are.`);
    });
    try {
      return shape.parse(JSON.parse(text));
    } catch (cause) {
      throw new EarshotError('request.invalid', `${file} is not a table of texts.`, { cause });
    }
  };
  return {
    english: await read('en.json', Texts),
    notes: await read('notes.json', Texts),
    status: await read('status.json', z.record(z.string(), Translation)),
    own: await read(`${language}.json`, Texts, {}),
  };
}

/** Some numbers that take a form, so that a translator need not know its name. */
function examplesOf(form: string, rules: Intl.PluralRules): string {
  const numbers = Array.from({ length: 201 }, (_, number) => number).filter((number) => rules.select(number) === form);
  if (numbers.length === 0) return 'fractions such as 1.5, and whatever no other form takes';
  return `${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' …' : ''}`;
}

/** The interface's texts for a translator, with every plural form of the language. @throws EarshotError `request.invalid` for English */
export function wordsBundle({ english, notes, status, own }: Words, to: string): Bundle {
  if (to === 'en') throw new EarshotError('request.invalid', 'en is the language the interface was written in.');
  if (Intl.getCanonicalLocales(to)[0] !== to) throw new EarshotError('request.invalid', `${to} is not written as a language tag is.`);
  // A runtime that does not know the language takes the form "other", as the page does.
  const rules = new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(to).length > 0 ? to : 'und');
  const forms = rules.resolvedOptions().pluralCategories;
  const reviewed = status[to] && 'status' in status[to] && status[to].status === 'reviewed';
  const keys = new Set(Object.keys(english).flatMap((key) => (FORM.test(key) ? forms.map((form) => `${bare(key)}_${form}`) : [key])));
  const units = [...keys].map((key): Unit => {
    const target = own[key] ?? '';
    const [, form] = FORM.exec(key) ?? [];
    const plural = form ? ` Plural form "${form}": ${examplesOf(form, rules)}.` : '';
    return {
      key,
      source: english[key] ?? english[`${bare(key)}_other`] ?? '',
      target,
      state: target === '' ? 'initial' : reviewed ? 'reviewed' : 'translated',
      note: `${notes[bare(key)] ?? ''}${plural}`,
    };
  });
  return { id: 'earshot-words', from: 'en', to, units };
}

/** Plural forms but for "other" may say a number in words. */
export const mayLeavePlaces = (key: string): boolean => FORM.test(key) && !key.endsWith('_other');
