/** Every item of a list that comes in pages, one after the other. */
export async function* eachItem<T, Q extends { cursor?: string }>(
  list: (query: Q) => Promise<{ items: T[]; next: string | null }>,
  query: Q,
): AsyncGenerator<T, void, undefined> {
  let { cursor } = query;
  do {
    const page = await list(cursor === undefined ? query : { ...query, cursor });
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
