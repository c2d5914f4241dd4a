import { EarshotError } from '@earshot/model';

/** What may be said of a database address: never its password, nor who signs in with it. */
export const placeOf = (url: string): string => {
  const parsed = URL.parse(url);
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new EarshotError('setting.invalid', 'The database address must look like postgres://user:password@host:5432/database.');
  }
  const host = decodeURIComponent(parsed.hostname) || parsed.searchParams.get('host') || 'this machine';
  return `${decodeURIComponent(parsed.pathname.slice(1)) || 'the default database'} on ${host}${parsed.port && `:${parsed.port}`}`;
};

/** Why a database could not be opened, in words for whoever set the address. */
export const notOpened = (place: string, error: unknown): EarshotError => {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const say = (why: string) => new EarshotError('setting.invalid', `The database ${place} ${why}`, { cause: error });
  if (code.startsWith('28'))
    return say(
      'does not let this user in: look at the name, the password, pg_hba.conf, and whether it wants TLS (sslmode in the address).',
    );
  // Names of Node's, for certificates and for what goes wrong in between: five letters and digits are PostgreSQL's.
  if (/_/.test(code)) return say(`shows a certificate that is not trusted (${code}): look at sslrootcert and at the host in the address.`);
  if (error instanceof Error && /not support SSL/i.test(error.message)) return say('speaks no TLS, which sslmode in the address asks for.');
  if (code === '3D000') return say('does not exist: make it with createdb.');
  if (code === '42501') return say('does not let this user make tables: make the user its owner.');
  if (code === '25006') return say('is read only: it may be a standby; name the primary.');
  return new EarshotError('store.unavailable', `The database ${place} cannot be reached${code && ` (${code})`}.`, {
    retryAfter: 5,
    cause: error,
  });
};
