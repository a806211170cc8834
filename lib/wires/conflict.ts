import type { Actor } from '@/contract/actor';
import { AppError, type ErrorCode } from '@/contract/errors';
import type { WireStatus } from '@/contract/wire-status';
import { getWire } from '@/lib/wires/read';

/** The versions that a client accepts: a list, `*` for any, undefined when it sent no condition. */
export type ExpectedVersions = readonly number[] | '*' | undefined;

/** The condition of the statement; only a list of versions restricts it. */
export function versionsOf(expected: ExpectedVersions): { versions?: readonly number[] } {
  return expected === undefined || expected === '*' ? {} : { versions: expected };
}

/** The wire can change between the failed write and the read that explains it; then retry. */
const MAX_TRIES = 3;

export interface Guard {
  actor: Actor;
  id: string;
  /** The statuses in which the change is allowed, and the error code in any other. */
  allowed: readonly WireStatus[];
  stateCode: ErrorCode;
  expected: ExpectedVersions;
}

/**
 * Runs a conditional write; when no row matched, reads the wire once and throws the reason: it does
 * not exist for this actor, its status does not allow the change, or its version is another one.
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
