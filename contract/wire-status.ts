import { isShown, type Environment, type Feature } from '@/contract/features';

/** The states of a wire. `failed` is final unless its owner retries it; `completed` is final. */
export const WIRE_STATUSES = ['pending', 'processing', 'completed', 'failed'] as const;
export type WireStatus = (typeof WIRE_STATUSES)[number];

/** The types of a wire's history entries (`wire_events`): one entry per version. */
export const HISTORY_TYPES = [
  'created',
  'edited',
  'processing',
  'completed',
  'failed',
  'retried',
  'deleted',
] as const;
export type HistoryType = (typeof HISTORY_TYPES)[number];

interface Action {
  /** The statuses in which it may happen. */
  from: readonly WireStatus[];
  /** The status that it leads to; absent when the status stays. */
  to?: WireStatus;
  /** The history entry that it writes. */
  event: HistoryType;
  /** A status in which it may happen only where the environment shows this feature. */
  features?: Partial<Record<WireStatus, Feature>>;
}

/**
 * Everything that can happen to a wire after its creation: `edit`, `delete` and `retry` by its
 * owner, the rest by the worker. Verbs, screens, metrics and tests read this table, and a trigger
 * in the database, which a test compares with it, refuses every other move.
 */
export const ACTIONS = {
  edit: {
    from: ['pending', 'failed'],
    event: 'edited',
    features: { failed: 'edit_failed_wires' },
  },
  delete: { from: ['pending', 'failed'], event: 'deleted' },
  retry: { from: ['failed'], to: 'pending', event: 'retried' },
  take: { from: ['pending'], to: 'processing', event: 'processing' },
  complete: { from: ['processing'], to: 'completed', event: 'completed' },
  fail: { from: ['processing'], to: 'failed', event: 'failed' },
} as const satisfies Record<string, Action>;
export type WireAction = keyof typeof ACTIONS;

const actions: readonly Action[] = Object.values(ACTIONS);

/** The statuses in which an action may happen in this environment. */
export function statusesFor(action: WireAction, environment: Environment): WireStatus[] {
  const { from, features }: Action = ACTIONS[action];
  return from.filter((status) => {
    const feature = features?.[status];
    return feature === undefined || isShown(feature, environment);
  });
}

/** True when the action may happen in this status, in an environment that shows every feature. */
export function can(action: WireAction, status: WireStatus): boolean {
  const { from }: Action = ACTIONS[action];
  return from.includes(status);
}

const movesFrom = (status: WireStatus): WireStatus[] =>
  actions.flatMap(({ from, to }) => (to !== undefined && from.includes(status) ? [to] : []));
/** The statuses that a wire may move to from each, by the table of actions. */
export const LEGAL_MOVES: Readonly<Record<WireStatus, readonly WireStatus[]>> = {
  pending: movesFrom('pending'),
  processing: movesFrom('processing'),
  completed: movesFrom('completed'),
  failed: movesFrom('failed'),
};

/** The statuses that nothing leads out of; a wire in another one is not settled yet. */
export const FINAL_STATUSES: readonly WireStatus[] = WIRE_STATUSES.filter(
  (status) => !actions.some(({ from }) => from.includes(status)),
);
export const UNSETTLED_STATUSES: readonly WireStatus[] = WIRE_STATUSES.filter(
  (status) => !FINAL_STATUSES.includes(status),
);
