import { describe } from 'vitest';
import { booksContract } from './books.ts';
import { casesContract } from './cases.ts';
import { commentsContract } from './comments.ts';
import { commitContract } from './commit.ts';
import { concurrencyContract } from './concurrency.ts';
import { countsContract } from './counts.ts';
import { keysContract } from './keys.ts';
import { leasesContract } from './leases.ts';
import type { Open } from './opening.ts';
import { quarantineContract } from './quarantine.ts';
import { revisionsContract } from './revisions.ts';
import { sequenceContract } from './sequence.ts';
import { staffContract } from './staff.ts';
import { surveysContract } from './surveys.ts';
import { touchpointsContract } from './touchpoints.ts';

export type { Open } from './opening.ts';
export { severalServersContract } from './several-servers.ts';

/** What every driver of the store must pass; `open` makes an empty store each time. */
export const storeContract = (name: string, open: Open) =>
  describe(name, () => {
    commitContract(open);
    revisionsContract(open);
    sequenceContract(open);
    countsContract(open);
    commentsContract(open);
    casesContract(open);
    touchpointsContract(open);
    surveysContract(open);
    keysContract(open);
    staffContract(open);
    leasesContract(open);
    booksContract(open);
    quarantineContract(open);
    concurrencyContract(open);
  });
