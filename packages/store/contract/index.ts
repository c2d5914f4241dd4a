import { describe } from 'vitest';
import { commitContract } from './commit.ts';
import { keysContract } from './keys.ts';
import type { Open } from './opening.ts';
import { surveysContract } from './surveys.ts';

export type { Open, Opened } from './opening.ts';

/** What every driver of the store must pass; `open` makes an empty store each time. */
export const storeContract = (name: string, open: Open) =>
  describe(name, () => {
    commitContract(open);
    surveysContract(open);
    keysContract(open);
  });
