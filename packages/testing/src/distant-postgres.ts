import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { asWhom, calling, makeIn, noPostgres, startArgs, USER } from './postgres.ts';

const pooler = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'].find(existsSync);

const authorities = ['/usr/bin/openssl', '/opt/homebrew/bin/openssl'].find(existsSync);

/** Why no PostgreSQL can be tested over a network, or undefined where one can. With CI set its absence is an error. */
export const noDistantPostgres =
  noPostgres ?? (pooler && authorities ? undefined : 'pgbouncer or openssl is not on this machine (npm test as root installs them)');
if (noDistantPostgres && process.env.CI) throw new Error(noDistantPostgres);

/** A PostgreSQL that is reached by TCP, takes TLS and passwords only, and shows a certificate for `localhost`; and a pooler in front of it. */
export interface DistantPostgres {
  /** Makes an empty database of a role with a password that has every sign an address must escape; answers its address without `sslmode`. */
  createDatabase(): Promise<string>;
  /** Certificates of the authority that the server's is from, and of another. */
  authority: string;
  otherAuthority: string;
  /** The address of a database through pgbouncer in session mode, which speaks TLS with PostgreSQL. */
  pooled(url: string): string;
  /** Ends all connections and shows the certificate of one authority or the other from now on. */
  show(authority: string): Promise<void>;
  /** How many connections use TLS, and how many do not, but for those of the machine itself. */
  connections(): Promise<{ tls: number; plain: number }>;
  stop(): Promise<void>;
}

const PASSWORD = 'p@ss/wörd ?#%&:+';

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true) ?? socket.end());
    socket.on('error', () => done(false));
  });

/** Makes an authority and, from it, a certificate for `localhost`; answers the authority's file. */
function makeAuthority(dir: string, name: string): string {
  const openssl = (...args: string[]) => execFileSync(authorities!, args, { cwd: dir, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', `${name}-ca.key`, '-out', `${name}-ca.crt`, '-days', '2', '-subj', `/CN=${name} authority`);
  openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=localhost');
  writeFileSync(join(dir, `${name}.ext`), 'subjectAltName = DNS:localhost\n');
  const from = ['-CA', `${name}-ca.crt`, '-CAkey', `${name}-ca.key`, '-CAcreateserial'];
  openssl('x509', '-req', '-in', `${name}.csr`, ...from, '-days', '2', '-out', `${name}.crt`, '-extfile', `${name}.ext`);
  return join(dir, `${name}-ca.crt`);
}

export async function startDistantPostgres(): Promise<DistantPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-pg-'));
  const inDir = calling(dir);
  await makeIn(dir);
  const [authority, otherAuthority] = [makeAuthority(dir, 'city'), makeAuthority(dir, 'other')];
  const ids = asWhom();
  if (ids.uid !== undefined) for (const file of readdirSync(dir)) chownSync(join(dir, file), ids.uid, ids.gid!);
  const port = await freePort();
  const tls = `ssl = on\nssl_cert_file = '${join(dir, 'city.crt')}'\nssl_key_file = '${join(dir, 'city.key')}'`;
  appendFileSync(join(dir, 'data/postgresql.conf'), `\n${tls}\nport = ${port}\npassword_encryption = 'scram-sha-256'\n`);
  writeFileSync(join(dir, 'data/pg_hba.conf'), 'local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n');
  await inDir('pg_ctl', startArgs(dir, '127.0.0.1'));
  const psql = async (sql: string) => {
    const { stdout } = await inDir('psql', ['-h', dir, '-p', String(port), '-U', USER, '-d', 'postgres', '-Atqc', sql]);
    return stdout.trim();
  };
  await psql(`create role city login password '${PASSWORD}'`);

  const door = await freePort();
  writeFileSync(join(dir, 'users.txt'), `"city" "${PASSWORD}"\n`);
  writeFileSync(
    join(dir, 'pgbouncer.ini'),
    [
      '[databases]',
      `* = host=127.0.0.1 port=${port}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1\nlisten_port = ${door}\nunix_socket_dir =`,
      `auth_type = scram-sha-256\nauth_file = ${join(dir, 'users.txt')}`,
      'pool_mode = session\ndefault_pool_size = 60\nserver_tls_sslmode = require',
      // The driver names itself in the way a connection starts, and pgbouncer knows only a few such words.
      'ignore_startup_parameters = extra_float_digits',
    ].join('\n'),
  );
  const bouncer = spawn(pooler!, [join(dir, 'pgbouncer.ini')], { cwd: dir, ...ids, stdio: 'ignore' });
  while (!(await answers(door))) {
    if (bouncer.exitCode !== null) throw new Error(`pgbouncer ended with ${bouncer.exitCode}`);
    await wait(20);
  }

  const address = (host: string, name: string) => `postgres://city:${encodeURIComponent(PASSWORD)}@${host}/${name}`;
  return {
    authority,
    otherAuthority,
    async createDatabase() {
      const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
      await psql(`create database ${name} owner city`);
      return address(`localhost:${port}`, name);
    },
    async show(authority) {
      const files = ['cert', 'key'].map(
        (file) => `alter system set ssl_${file}_file = '${authority.replace('-ca.crt', file === 'key' ? '.key' : '.crt')}'`,
      );
      for (const file of files) await psql(file);
      await psql('select pg_reload_conf()');
      // Whoever connects after the first process has read its settings again is shown the new one.
      await wait(200);
      await psql('select pg_terminate_backend(pid) from pg_stat_activity where client_addr is not null');
    },
    pooled: (url) => address(`127.0.0.1:${door}`, new URL(url).pathname.slice(1)),
    async connections() {
      const rows = await psql(
        'select ssl, count(*) from pg_stat_ssl join pg_stat_activity using (pid) where client_addr is not null group by 1',
      );
      const of = (flag: string) => Number(new RegExp(`^${flag}\\|(\\d+)$`, 'm').exec(rows)?.[1] ?? 0);
      return { tls: of('t'), plain: of('f') };
    },
    async stop() {
      const gone = new Promise((done) => bouncer.once('exit', done));
      bouncer.kill('SIGTERM');
      await gone;
      await inDir('pg_ctl', ['-D', join(dir, 'data'), '-m', 'immediate', '-w', 'stop']).catch(() => {});
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
