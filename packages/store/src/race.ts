/** A row that was there a moment ago is gone: another writer removed it in between. Only a database with several writers ever gets here. */
export class RowGone extends Error {
  override readonly name = 'RowGone';
}

/** A row that must be there, because inserting it found it there. @throws RowGone */
export const stillThere = <T>(row: T | undefined): T => {
  if (row === undefined) throw new RowGone('A row was removed while it was read');
  return row;
};
