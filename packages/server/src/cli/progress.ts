/** Where a progress line goes: a terminal redraws it, anything else gets a line now and then. */
export interface Progress {
  (done: number): void;
  /** Ends the line, all done. */
  end(): void;
  /** Ends the line where it is, for what failed. */
  leave(): void;
}

const WIDTH = 28;
/** Without a terminal: a line each time this much more is done. */
const STEP = 0.25;

/** A progress bar for one piece of work; silent with `--json`. */
export function progressOf(label: string, silent: boolean, stream: NodeJS.WriteStream = process.stderr): Progress {
  let said = -1;
  const show = (done: number) => {
    if (silent) return;
    const step = stream.isTTY ? Math.floor(done * 100) : Math.floor(done / STEP);
    if (step <= said) return;
    said = step;
    if (!stream.isTTY) stream.write(`${label}: ${Math.round(done * 100)} %\n`);
    else
      stream.write(`\r${label} ${'█'.repeat(Math.round(done * WIDTH)).padEnd(WIDTH, '░')} ${String(Math.round(done * 100)).padStart(3)} %`);
  };
  return Object.assign(show, {
    end() {
      show(1);
      if (!silent && stream.isTTY) stream.write('\n');
    },
    leave() {
      if (said >= 0 && stream.isTTY) stream.write('\n');
    },
  });
}
