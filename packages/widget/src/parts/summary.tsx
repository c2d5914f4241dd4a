import type { Acts, View } from './view.ts';

/** Says above the question what is wrong and leads to it. The focus is moved by script: a fragment link does not cross a shadow root. */
export const Summary = ({ view, acts, fault, field }: { view: View; acts: Acts; fault: string; field: string }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would group form controls, and this has none
  <div class="summary" id={`${view.idPrefix}-summary`} tabIndex={-1} role="group" aria-labelledby={`${view.idPrefix}-summary-heading`}>
    <h2 id={`${view.idPrefix}-summary-heading`}>{view.words('fault.heading')}</h2>
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        acts.focus(field);
      }}
    >
      {fault}
    </a>
  </div>
);
