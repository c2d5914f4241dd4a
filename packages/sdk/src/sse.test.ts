import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStream, type StreamMessage } from './sse.ts';

const stream = (bytes: Uint8Array, cuts: readonly number[] = []) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
      let from = 0;
      for (const to of [...places, bytes.length]) {
        controller.enqueue(bytes.slice(from, to));
        from = to;
      }
      controller.close();
    },
  });
const read = async (text: string, cuts?: readonly number[], options = {}) => {
  const messages: StreamMessage[] = [];
  for await (const message of readStream(stream(new TextEncoder().encode(text), cuts), options)) messages.push(message);
  return messages;
};

test('reads events, ids and several data lines, and skips comments', async () => {
  expect(await read(': hello\n\nid: 7\nevent: counts\ndata: {"a":1,\ndata: "b":2}\n\ndata:x\n\n')).toEqual([
    { event: 'counts', data: '{"a":1,\n"b":2}', id: '7' },
    { event: 'message', data: 'x', id: '7' },
  ]);
});
test('drops what the end of the stream cut off', async () => {
  expect(await read('data: whole\n\ndata: half\n')).toEqual([{ event: 'message', data: 'whole', id: '' }]);
});
test('begins with the id it is given and ignores an id with a NUL', async () => {
  expect(await read('id: a\0b\ndata: x\n\n', [], { lastId: '5' })).toEqual([{ event: 'message', data: 'x', id: '5' }]);
});
test('tells how long the server wants between two connections', async () => {
  let wanted = 0;
  await read('retry: 2500\nretry: soon\n\n', [], { onRetry: (milliseconds: number) => (wanted = milliseconds) });
  expect(wanted).toBe(2500);
});
test('reads the same wherever chunks end and whichever line ends are used', async () => {
  const message = fc.record({
    event: fc.constantFrom('counts', 'case'),
    data: fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(message), fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat()), async (messages, end, cuts) => {
      // A second line end after the last: a lone CR at the very end cannot be told from half of CRLF.
      const text = `\uFEFF${messages.map(({ event, data }) => `event: ${event}${end}data: ${data}${end}${end}`).join('')}:${end}`;
      expect((await read(text, cuts)).map(({ event, data }) => ({ event, data }))).toEqual(messages);
    }),
  );
});
