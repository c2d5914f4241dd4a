/** A survey that is a page of its own, also on a shared screen: fetched by the pages that are. */

import { Say } from '../questions/say.tsx';
import { Clearing, clearing } from './clearing.tsx';
import css from './page.css?inline';
import type { Stand } from './stand.ts';

export const page: Stand = {
  css,
  Head({ view }) {
    // The first heading of a page that has none, else one of its parts.
    const Heading = document.querySelector('h1') ? 'h2' : 'h1';
    return (
      <Heading class="title">
        <Say text={view.state.survey.title} />
      </Heading>
    );
  },
  Foot: (props) => (props.view.mode === 'kiosk' ? <Clearing {...props} /> : null),
  // The next person at a shared screen finds nothing of this one, and is asked as well.
  order: (given) =>
    given.mode === 'kiosk'
      ? Object.assign(Object.create(given), { storage: 'none', on: (moment: string) => moment === 'closed' && given.on(moment) })
      : given,
  first: () => ({}),
  acts: ({ view, show, again }) => (view.mode === 'kiosk' ? { again, stay: () => show({ clears: undefined, status: '' }) } : {}),
  begin(stage, acts, signal) {
    if (stage.view.mode === 'kiosk') clearing(stage, acts, signal);
  },
};
