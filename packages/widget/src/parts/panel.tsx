import { Notice } from './notice.tsx';
import { Languages } from './switcher.tsx';
import type { Acts, View } from './view.ts';

/** What one of the two quiet buttons opened. */
export const Panel = ({ view, acts }: { view: View; acts: Acts }) =>
  view.panel === 'languages' ? <Languages view={view} acts={acts} /> : view.panel === 'notice' ? <Notice {...view} /> : null;
