/** One thing looked at: whether it is well, what was found, and what to do. Something to do on what is well can wait. */
export interface Finding {
  name: string;
  ok: boolean;
  says: string;
  todo?: string;
}

/** Says what to do only where there is something to do. */
export const finding = (name: string, ok: boolean, says: string, todo?: string | false): Finding => ({
  name,
  ok,
  says,
  ...(todo ? { todo } : {}),
});
