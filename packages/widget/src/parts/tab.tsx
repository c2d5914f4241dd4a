import type { Acts, View } from './view.ts';

/** The closed survey: a button that stays at hand, and says when something typed waits behind it. */
export const Tab = ({ view, acts }: { view: View; acts: Acts }) => {
  const { survey, held } = view.state;
  return (
    <button
      type="button"
      id={`${view.idPrefix}-tab`}
      class="card tab"
      lang={survey.language}
      dir={survey.direction}
      aria-expanded={false}
      onClick={acts.open}
    >
      {view.words(Object.keys(held).length > 0 ? 'offer.reopen' : 'tab.label')}
    </button>
  );
};
