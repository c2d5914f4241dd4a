import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers over HTTP on any free port of this machine; where the answer fails, the connection is cut. */
export async function listen(answer: (request: Request) => Promise<Response>): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headersDistinct)) for (const each of value ?? []) headers.append(name, each);
      const method = incoming.method ?? 'GET';
      const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(Buffer.concat(chunks));
      const reply = await answer(new Request(new URL(incoming.url ?? '/', url), { method, headers, body }));
      outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
      outgoing.end(new Uint8Array(await reply.arrayBuffer()));
    } catch {
      incoming.socket.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
