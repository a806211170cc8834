import { hkdfSync } from 'node:crypto';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

const KEY_BYTES = 32;

/** The purpose of a key. Each has its own key, so that a leaked one does not reveal the others. */
export type KeyPurpose = 'access-token' | 'session-cookie' | 'list-cursor';

/** The 32-byte key for a purpose, derived from AUTH_SECRET by HKDF-SHA-256 (RFC 5869). */
export function derivedKey(purpose: KeyPurpose): Buffer {
  return singleton(`key.${purpose}`, () =>
    Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, 'wire-management', purpose, KEY_BYTES)),
  );
}
