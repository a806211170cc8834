import type { Actor } from '@/contract/actor';
import { AppError, type ErrorCode } from '@/contract/errors';
import type { WireStatus } from '@/contract/wire-status';
import { getWire } from '@/lib/wires/read';

/** The versions a client will accept (`If-Match`): a list, or `*` for any; undefined when not asked. */
export type ExpectedVersions = readonly number[] | '*' | undefined;

/** As a condition of the statement: only a list narrows it. */
export function versionsOf(expected: ExpectedVersions): { versions?: readonly number[] } {
  return expected === undefined || expected === '*' ? {} : { versions: expected };
}

/** A wire may move between a failed write and the look at why; then the write is tried anew. */
const MAX_TRIES = 3;

export interface Guard {
  actor: Actor;
  id: string;
  /** The statuses in which the change may happen, and what is answered in another. */
  allowed: readonly WireStatus[];
  stateCode: ErrorCode;
  expected: ExpectedVersions;
}

/**
 * Makes a conditional change or tells why not. A write that changed nothing is followed by one look
 * that decides: the wire is not there (404), its state does not allow it (409), it is at another
 * version than was asked for (412).
 * @throws AppError not_found, version_mismatch, or of the guard's `stateCode`
 */
export async function changeOrExplain<T>(
  { actor, id, allowed, stateCode, expected }: Guard,
  write: () => Promise<T | undefined>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const changed = await write();
    if (changed !== undefined) return changed;
    const { status, version } = await getWire(actor, id);
    if (!allowed.includes(status)) throw new AppError(stateCode, `This wire is ${status}.`);
    const asked = expected !== undefined && expected !== '*';
    if (asked || tries === MAX_TRIES) {
      throw new AppError('version_mismatch', `This wire is now at version ${version}.`, {
        version,
      });
    }
  }
}
