import { questionsDue } from '@earshot/model/rules';
import { given, type SessionState } from './session.ts';

/** One line of contact details, as the person put it in. */
export interface ContactLine {
  /** Of the question it was put into. */
  question: string;
  part: 'name' | 'email' | 'phone';
  text: string;
}

const parts = ['name', 'email', 'phone'] as const;

/** The contact details that would be sent now. Whoever gives them reads them once more before they leave: a wrong number reaches a stranger. */
export function contactLines(state: SessionState): ContactLine[] {
  const answers = given(state);
  return questionsDue(state.survey.questions, answers)
    .filter(({ id, kind }) => (kind as string) === 'contact' && state.shown.includes(id))
    .flatMap(({ id }) => {
      const value = answers[id] as unknown as Partial<Record<ContactLine['part'], string>> | undefined;
      return parts.flatMap((part) => (value?.[part] ? [{ question: id, part, text: value[part] }] : []));
    });
}
