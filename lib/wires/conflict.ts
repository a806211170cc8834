import type { Actor } from '@/lib/actor';
import { AppError, type ErrorCode } from '@/lib/errors';
import type { WireStatus } from '@/lib/wires/status';
import { getWire } from '@/lib/wires/read';

/** The versions a client will accept (`If-Match`): a list, or `*` for any; undefined when not asked. */
export type ExpectedVersions = readonly number[] | '*' | undefined;

/** As a condition of the statement: only a list narrows it. */
export function versionsOf(expected: ExpectedVersions): { versions?: readonly number[] } {
  return expected === undefined || expected === '*' ? {} : { versions: expected };
}

/**
 * Why a conditional update changed nothing, by one read: the wire is not there (404), its state
 * does not allow it (409), or it has changed in between (412).
 */
export async function explainConflict(
  actor: Actor,
  id: string,
  allowed: readonly WireStatus[],
  stateCode: ErrorCode,
): Promise<AppError> {
  const wire = await getWire(actor, id);
  if (!allowed.includes(wire.status)) {
    return new AppError(stateCode, `This wire is ${wire.status}.`);
  }
  return new AppError('version_mismatch', `This wire is now at version ${wire.version}.`, {
    headers: { etag: `"${wire.version}"` },
  });
}
