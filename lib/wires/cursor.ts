import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '@/lib/keys';
import { z } from '@/contract/zod';

/** The last row of a page: the value that the list is sorted by, and the wire's id. */
export interface CursorPosition {
  value: string;
  id: string;
}

const position = z.strictObject({ value: z.string(), id: z.uuid() });
const SIGNATURE_BYTES = 32;

/** The signature covers the scope, so a cursor is valid for one user, order and filter only. */
function sign(payload: Buffer, scope: string): Buffer {
  const bound = createHash('sha256').update(scope).digest();
  return createHmac('sha256', derivedKey('list-cursor')).update(bound).update(payload).digest();
}

/** Returns an opaque, signed cursor. `scope` identifies the list: user, order and filter. */
export function encodeCursor(at: CursorPosition, scope: string): string {
  const payload = Buffer.from(JSON.stringify({ value: at.value, id: at.id }));
  return Buffer.concat([sign(payload, scope), payload]).toString('base64url');
}

/** The position in a cursor; undefined when it was altered or was made for another scope. */
export function decodeCursor(cursor: string, scope: string): CursorPosition | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  // Buffer.from ignores invalid characters, so only the canonical encoding is accepted.
  if (bytes.length <= SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return undefined;
  const payload = bytes.subarray(SIGNATURE_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(payload, scope))) return undefined;
  return position.parse(JSON.parse(payload.toString()));
}
