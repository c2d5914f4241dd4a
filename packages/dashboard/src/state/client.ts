import { createClient, isRefusedError } from '@earshot/sdk';
import { endSession } from './session.ts';

/** The server this dashboard was served by. One further try only: a person waits, and every error has its own "Try again". */
export const client = createClient({ url: globalThis.location?.origin ?? 'http://localhost', retries: 1 });

/** Whether a failure says that nobody is signed in any more. */
const isSignedOut = (error: unknown): boolean => isRefusedError(error) && error.code === 'staff.not-signed-in';

/** Anything asked of the server by somebody signed in: where the session has ended, the sign-in page takes over. */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isSignedOut(error)) endSession();
    throw error;
  }
}
