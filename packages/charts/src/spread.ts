/** Something with a middle and a width on one line. */
export interface Placed {
  at: number;
  width: number;
}

/** Where a label came to stand, and whether it or one it touches had to move. */
export interface Settled {
  at: number;
  moved: boolean;
}

/**
 * Moves labels apart on a line as little as needed so that they neither touch nor leave it; the order stays. Neighbours that would
 * touch become one block around the mean of their wishes. Wider than the line altogether, they begin at its start.
 */
export function spread(labels: readonly Placed[], length: number, gap: number): Settled[] {
  const blocks: { start: number; width: number; wish: number; members: number[] }[] = [];
  labels.forEach(({ at, width }, index) => {
    let block = { start: 0, width, wish: at - width / 2, members: [index] };
    const settle = () => {
      block.start = Math.max(0, Math.min(block.wish, length - block.width));
    };
    settle();
    for (let before = blocks.at(-1); before && before.start + before.width + gap > block.start; before = blocks.at(-1)) {
      blocks.pop();
      const [a, b] = [before.members.length, block.members.length];
      block = {
        start: 0,
        width: before.width + gap + block.width,
        wish: (before.wish * a + (block.wish - before.width - gap) * b) / (a + b),
        members: [...before.members, ...block.members],
      };
      settle();
    }
    blocks.push(block);
  });
  const settled: Settled[] = [];
  for (const { start, wish, members } of blocks) {
    const moved = members.length > 1 || start !== wish;
    let edge = start;
    for (const member of members) {
      const { width } = labels[member] as Placed;
      settled[member] = { at: edge + width / 2, moved };
      edge += width + gap;
    }
  }
  return settled;
}
