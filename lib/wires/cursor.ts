import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '@/lib/keys';
import { z } from '@/contract/zod';

/** The row after which the next page begins: the value it is sorted by, and its id. */
export interface CursorPosition {
  value: string;
  id: string;
}

const position = z.strictObject({ value: z.string(), id: z.uuid() });
const SIGNATURE_BYTES = 32;

/** A cursor holds only for the list it was made for: the same user, order and filter. */
function sign(payload: Buffer, scope: string): Buffer {
  const bound = createHash('sha256').update(scope).digest();
  return createHmac('sha256', derivedKey('list-cursor')).update(bound).update(payload).digest();
}

/** An opaque, signed cursor. `scope` names the list it belongs to. */
export function encodeCursor(at: CursorPosition, scope: string): string {
  const payload = Buffer.from(JSON.stringify({ value: at.value, id: at.id }));
  return Buffer.concat([sign(payload, scope), payload]).toString('base64url');
}

/** The position in a cursor; undefined when it was altered, or made for another list or user. */
export function decodeCursor(cursor: string, scope: string): CursorPosition | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  // Base64 is read leniently, so a text that is not exactly what we would write is not ours.
  if (bytes.length <= SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return undefined;
  const payload = bytes.subarray(SIGNATURE_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(payload, scope))) return undefined;
  return position.parse(JSON.parse(payload.toString()));
}
