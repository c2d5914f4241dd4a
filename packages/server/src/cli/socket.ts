import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EarshotError, type ErrorCode, type Fault } from '@earshot/model';
import { problemOf } from '../errors.ts';
import { type ArgsOf, type CommandName, isCommandName, perform, type ResultOf } from './commands/commands.ts';
import type { Ground } from './commands/ground.ts';

/** The kernel takes 104 bytes on macOS and 108 on Linux, with the end mark. */
const LONGEST_PATH = 100;
/** A survey in forty languages is far below; this only bounds the memory. */
const MOST_BYTES = 16 * 1024 * 1024;

const pathFile = (data: string) => join(data, 'earshot.sock.path');

/** Where the running server of a data folder listens: in the folder, or where the folder says when that path is too long. */
async function socketOf(data: string): Promise<string> {
  const said = await readFile(pathFile(data), 'utf8').catch(() => '');
  return said.trim() || join(data, 'earshot.sock');
}

/** Chooses the path for a new server, removing what a crashed one left: the store's lock says that none runs. */
async function freshSocket(data: string): Promise<string> {
  const usual = join(data, 'earshot.sock');
  await rm(usual, { force: true });
  await rm(pathFile(data), { force: true });
  if (Buffer.byteLength(usual) <= LONGEST_PATH) return usual;
  const path = join(await mkdtemp(join(tmpdir(), 'earshot-')), 'earshot.sock');
  await writeFile(pathFile(data), path, { mode: 0o600 });
  return path;
}

/**
 * Takes commands for the store this process has open, from its own account alone. Answers the function that stops it; a command that is under
 * way has as many seconds as it is given.
 */
export async function listenForCommands(ground: Ground): Promise<(seconds: number) => Promise<void>> {
  const path = await freshSocket(ground.data);
  const server = createServer((incoming, reply) => void answer(ground, incoming, reply));
  const before = process.umask(0o177);
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done));
  } finally {
    process.umask(before);
  }
  await chmod(path, 0o600);
  return async (seconds) => {
    const cut = setTimeout(() => server.closeAllConnections(), seconds * 1000);
    await new Promise((done) => {
      server.close(done);
      server.closeIdleConnections();
    });
    clearTimeout(cut);
    await rm(pathFile(ground.data), { force: true });
    if (dirname(path) !== ground.data && path.startsWith(tmpdir())) await rm(dirname(path), { recursive: true, force: true });
  };
}

async function answer(ground: Ground, incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
  const say = (status: number, body: unknown) => reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  try {
    const { name, args } = JSON.parse(await textOf(incoming)) as { name: unknown; args: unknown };
    if (incoming.method !== 'POST' || incoming.url !== '/command' || !isCommandName(name)) {
      throw new EarshotError('request.not-found', 'The running server has no such command. Is it another version?');
    }
    say(200, await perform(ground, name, (args ?? {}) as ArgsOf<typeof name>));
  } catch (error) {
    const { problem } = problemOf(error);
    say(problem.status, problem);
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new EarshotError('request.too-large', 'The command is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Asks the server that runs on a data folder to do it, and what time it has there; undefined when none does.
 * @throws EarshotError whatever the command throws there
 */
export async function askServer<N extends CommandName>(
  data: string,
  name: N,
  args: ArgsOf<N>,
): Promise<{ result: ResultOf<N>; at: number } | undefined> {
  const socketPath = await socketOf(data);
  return new Promise((done, fail) => {
    const asked = request(
      { socketPath, path: '/command', method: 'POST', headers: { 'content-type': 'application/json' } },
      async (reply) => {
        try {
          const body = JSON.parse(await textOf(reply)) as unknown;
          if (reply.statusCode === 200) done({ result: body as ResultOf<N>, at: Date.parse(reply.headers.date ?? '') });
          else {
            const { code, detail, faults } = body as { code: ErrorCode; detail: string; faults?: Fault[] };
            fail(new EarshotError(code, detail, { faults: faults ?? [] }));
          }
        } catch (error) {
          fail(error);
        }
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTDIR') done(undefined);
      else fail(error);
    });
    asked.end(JSON.stringify({ name, args }));
  });
}
