import type { ConfirmedAction } from '@/components/wires/wire-writes';
import { ACTIONS, type WireAction } from '@/contract/wire-status';

interface BulkWords {
  verb: string;
  done: string;
  /** Why a wire in another status is left out. */
  excluded: string;
}

/** `pending or failed`: the statuses in which an action is possible. */
const statusesOf = (action: WireAction): string => ACTIONS[action].from.join(' or ');

/** The words of each action on many wires. */
export const BULK_WORDS: Readonly<Record<ConfirmedAction, BulkWords>> = {
  retry: {
    verb: 'Retry',
    done: 'Sent again',
    excluded: `Only a ${statusesOf('retry')} wire can be retried`,
  },
  delete: {
    verb: 'Delete',
    done: 'Deleted',
    excluded: `Only a ${statusesOf('delete')} wire can be deleted`,
  },
};
