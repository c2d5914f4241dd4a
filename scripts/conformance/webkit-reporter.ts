// A reporter for `node --test`: what results.ts reads of the WebKitGTK story.
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import type { Result } from './results.ts';

async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const ran = new Date().toISOString();
  const results: Result[] = [];
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { name, file = '', skip, todo } = data;
    const outcome = type === 'test:fail' ? 'failed' : skip || todo ? 'not run' : 'passed';
    results.push({ file: relative('', file), title: name, outcome, engine: 'webkitgtk' });
  }
  yield JSON.stringify({ ran, results });
}

export { report as default };
