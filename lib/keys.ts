import { hkdfSync } from 'node:crypto';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

const KEY_BYTES = 32;

/** What a key is for. Each purpose has its own key, so that one leaking says nothing of another. */
export type KeyPurpose = 'access-token' | 'session-cookie' | 'list-cursor';

/** The 32-byte key of a purpose, derived from AUTH_SECRET by HKDF-SHA-256 (RFC 5869). */
export function derivedKey(purpose: KeyPurpose): Buffer {
  return singleton(`key.${purpose}`, () =>
    Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, 'wire-management', purpose, KEY_BYTES)),
  );
}
