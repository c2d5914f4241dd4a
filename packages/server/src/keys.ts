import { hash, randomBytes } from 'node:crypto';
import type { KeyKind } from '@earshot/model';

/** 160 bits as hex digits: a key is selected by a double click and survives any URL or shell. */
const RANDOM_BYTES = 20;
const shape = /^(pk|sk)_([a-z0-9-]{2,40})_[A-Za-z0-9-]{20,100}$/;

/** A new key: shown once; only its hash is stored. */
export const makeKey = (agency: string, kind: KeyKind): string =>
  `${kind === 'secret' ? 'sk' : 'pk'}_${agency}_${randomBytes(RANDOM_BYTES).toString('hex')}`;

/** SHA-256 of the whole key, base64url: how it is stored and looked up. Its first ten letters and digits are the key's id. */
export const hashKey = (key: string): string => hash('sha256', key, 'base64url');

/** What a key says of itself, or undefined when it cannot be one. */
export const readKey = (key: string): { kind: KeyKind; agency: string } | undefined => {
  const parts = shape.exec(key);
  return parts?.[2] ? { kind: parts[1] === 'sk' ? 'secret' : 'publishable', agency: parts[2] } : undefined;
};
