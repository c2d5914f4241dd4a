import { late } from './load.ts';
import { Summary } from './summary.tsx';
import type { Acts, View } from './view.ts';

/** Above the question: what the person is asked before their words go on, or what is wrong. One question needs no summary of errors. */
export const Trouble = ({ view, acts, fault, field }: { view: View; acts: Acts; fault: string | undefined; field: string }) => (
  <>
    {view.state.concern && late.pause?.draw({ view, acts })}
    {fault && view.state.survey.questions.length > 1 && <Summary view={view} acts={acts} fault={fault} field={field} />}
  </>
);
