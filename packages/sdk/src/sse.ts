/** One message of a server-sent event stream. */
export interface StreamMessage {
  event: string;
  data: string;
  /** The last id the stream named, also when this message had none of its own. */
  id: string;
}

/**
 * Reads `text/event-stream` as the HTML standard says (section 9.2.6): any line ends, several data lines, comments, `retry`.
 * @param onRetry told the milliseconds the server wants between two connections
 */
export async function* readStream(
  body: ReadableStream<Uint8Array>,
  { lastId = '', onRetry }: { lastId?: string; onRetry?: (milliseconds: number) => void } = {},
): AsyncGenerator<StreamMessage, void, undefined> {
  let id = lastId;
  let event = '';
  let data: string[] = [];
  for await (const line of lines(body)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n'), id };
      event = '';
      data = [];
      continue;
    }
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line)!;
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry?.(Number(value));
  }
}

/** Lines of a byte stream, wherever its chunks end; what follows the last line end is no line. */
async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  // Drops a byte order mark at the beginning, as it should.
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      // A carriage return at the very end may be half of CRLF.
      const parts = rest.split(/\r\n|\n|\r(?!$)/);
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
