import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What may become of one request on its way. */
type Fate = 'arrives' | 'lost' | 'reply lost' | 'late' | 'twice' | 'overtaken';
/** Half of them arrive: a network worse than any phone's. */
const fates: readonly Fate[] = ['arrives', 'arrives', 'arrives', 'arrives', 'arrives', 'lost', 'reply lost', 'late', 'twice', 'overtaken'];

export interface BadNetwork {
  url: string;
  /** How often each of its fates came. */
  happened: Record<Fate, number>;
  close(): void;
}

/**
 * Stands before a server and treats what passes as a bad network does: loses a request, loses its reply, holds a reply beyond the sender's
 * patience, delivers a request twice, or holds it while others overtake it.
 * @param patience milliseconds after which senders give a request up
 */
export async function startBadNetwork(target: string, patience: number): Promise<BadNetwork> {
  const happened = Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>;

  const deliver = (method: string | undefined, path: string, headers: NodeJS.Dict<string | string[]>, body: Buffer) =>
    new Promise<{ status: number; body: Buffer }>((done, fail) => {
      const onward = request(new URL(path, target), { method, headers }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        done({ status: answer.statusCode ?? 502, body: Buffer.concat(parts) });
      });
      onward.on('error', fail);
      onward.end(body);
    });

  const server = createServer(async (incoming, reply) => {
    const { method, url = '/', headers } = incoming;
    try {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      const fate = fates[Math.floor(Math.random() * fates.length)]!;
      happened[fate]++;
      if (fate === 'lost') return void incoming.socket.destroy();
      if (fate === 'overtaken') await wait(Math.random() * patience * 3);
      const answer = await deliver(method, url, headers, body);
      if (fate === 'twice') await deliver(method, url, headers, body);
      if (fate === 'late') await wait(patience * 2);
      if (fate === 'reply lost') return void incoming.socket.destroy();
      reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    } catch {
      // The server is gone, or the sender is: either way nobody hears more of it.
      incoming.socket.destroy();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    happened,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
