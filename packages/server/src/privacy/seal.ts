import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Seal } from '../screened.ts';
import type { Secrets } from '../secrets.ts';

/** NIST SP 800-38D, 8.2.2: 96 random bits are safe for 2³² texts under one key. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a key of its own purpose. A text opens only as what it was sealed as: one that was moved to another place in the
 * database does not.
 */
export function createSeal(secrets: Secrets): Seal {
  const key = secrets.keyFor('personal-data');
  return {
    close(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) return null;
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([cipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), cipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
