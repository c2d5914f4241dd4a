import ky, { isHTTPError, isNetworkError, isTimeoutError, type Options } from 'ky';
import { asSdkError } from './as-sdk-error.ts';
import { UnexpectedReplyError } from './errors.ts';
import { LONGEST_WAIT } from './lane.ts';
import { mayRetry, retryAfter } from './send/retry.ts';

/** What goes into the query; what is undefined stays out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** Whatever reads a reply: a zod shape, or a few lines by hand. */
interface Shape<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

/** One server, spoken to with retries, and every reply checked against its shape. */
export interface Http {
  get<T>(path: string, shape: Shape<T>, query?: object): Promise<T>;
  /** Changes something: tried again only where the server said it took nothing, or when the change may be said twice (`again`). */
  change<T>(method: 'post' | 'patch' | 'delete', path: string, shape: Shape<T> | null, options?: Options & { again?: boolean }): Promise<T>;
  /** A reply to be read as it comes: no time limit, no retries. */
  open(path: string, options: Options): Promise<Response>;
}

export interface HttpOptions {
  url: string;
  /** Sent as `Authorization: Bearer`; without it the browser's cookie of the same origin speaks. */
  key: string | undefined;
  timeout: number;
  retries: number;
  fetch: typeof globalThis.fetch | undefined;
}

const METHODS = ['get', 'post', 'patch', 'delete'];
const STATUSES = [408, 425, 429, 500, 502, 503, 504];

/** Whether the server asked for a wait that is worth sitting out. */
const isSoon = (response: Response) => (retryAfter(response.headers.get('retry-after'), Date.now()) ?? 0) <= LONGEST_WAIT;

/** 429 and 503 are answered before anything is taken, so any request may be made again; other failures only if saying it twice does no harm. */
const mayBeSaidAgain = (error: unknown, harmless: boolean): boolean => {
  if (isHTTPError(error)) {
    const { status } = error.response;
    return (status === 429 || status === 503 ? true : harmless && mayRetry(status)) && isSoon(error.response);
  }
  return harmless && (isNetworkError(error) || isTimeoutError(error));
};

/** Opens one server; nothing is requested yet. */
export function createHttp({ url, key, timeout, retries, fetch }: HttpOptions): Http {
  const retry = (harmless: boolean) => ({
    limit: retries,
    methods: METHODS,
    statusCodes: STATUSES,
    afterStatusCodes: STATUSES,
    jitter: true,
    backoffLimit: 10_000,
    retryOnTimeout: harmless,
    // A plain `true` would make ky forget Retry-After: what is not forbidden is left to its own rules.
    shouldRetry: ({ error }: { error: Error }) => (mayBeSaidAgain(error, harmless) ? undefined : false),
  });
  const at = ky.create({
    baseUrl: url.endsWith('/') ? url : `${url}/`,
    timeout,
    fetch: (input, init) => reached(fetch ?? globalThis.fetch, input, init),
    credentials: key ? 'omit' : 'same-origin',
    ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
  });

  const answer = async <T>(asking: () => Promise<unknown>, shape: Shape<T>): Promise<T> => {
    const read = shape.safeParse(await caught(asking));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new UnexpectedReplyError(`The reply has not the expected shape at ${issue?.path.join('.') || 'its root'}.`, {
      cause: read.error,
    });
  };

  return {
    get: (path, shape, query = {}) => answer(() => at.get(path, { searchParams: query as Query, retry: retry(true) }).json(), shape),
    change: async <T>(
      method: 'post' | 'patch' | 'delete',
      path: string,
      shape: Shape<T> | null,
      { again = false, ...options }: Options & { again?: boolean } = {},
    ) => {
      const asking = () => at(path, { method, retry: retry(again), ...options });
      if (shape) return answer(() => asking().json(), shape);
      await caught(asking);
      return undefined as T;
    },
    open: (path, options) => caught(() => at.get(path, { timeout: false, retry: 0, ...options })),
  };
}

/** What `fetch` calls an error for a lost connection: a TypeError by the standard, on Cloudflare's workerd a plain Error. */
const lost = ['TypeError', 'Error'];

/**
 * ky knows a lost connection by its message, and Bun and workerd have messages of their own; after a request is built, such an error from
 * `fetch` is nothing else. In undici's words ky knows it everywhere.
 */
async function reached(fetch: typeof globalThis.fetch, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (error) {
    throw error instanceof Error && lost.includes(error.name) ? new TypeError('fetch failed', { cause: error }) : error;
  }
}

const caught = async <T>(asking: () => Promise<T>): Promise<T> => {
  try {
    return await asking();
  } catch (error) {
    throw asSdkError(error);
  }
};
