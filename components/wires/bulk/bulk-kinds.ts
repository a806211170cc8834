import type { ActionResult } from '@/contract/action-result';
import { ACTIONS, type WireStatus } from '@/contract/wire-status';

/** What may be done to many wires at once. */
export type BulkKind = 'retry' | 'delete';

/** Does it to one wire, if that still has the version that was seen. */
export type BulkAct = (id: string, version: number) => Promise<ActionResult<unknown>>;
export type BulkActs = Record<BulkKind, BulkAct>;

/** The words and the rule of each. */
export const BULK: Record<
  BulkKind,
  { verb: string; done: string; none: string; statuses: readonly WireStatus[] }
> = {
  retry: {
    verb: 'Retry',
    done: 'Sent again',
    none: 'Only a failed wire can be retried',
    statuses: ACTIONS.retry.from,
  },
  delete: {
    verb: 'Delete',
    done: 'Deleted',
    none: 'Only a pending or failed wire can be deleted',
    statuses: ACTIONS.delete.from,
  },
};

/** `1 wire`, `2 wires`. */
export function formatWireCount(count: number): string {
  return count === 1 ? '1 wire' : `${count.toLocaleString('en')} wires`;
}
