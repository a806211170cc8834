/** The life of a wire. `failed` is final unless its owner retries it; `completed` is final. */
export const WIRE_STATUSES = ['pending', 'processing', 'completed', 'failed'] as const;
export type WireStatus = (typeof WIRE_STATUSES)[number];

/** The only legal moves. A trigger in the database refuses the rest. */
export const LEGAL_MOVES: Readonly<Record<WireStatus, readonly WireStatus[]>> = {
  pending: ['processing'],
  processing: ['completed', 'failed'],
  completed: [],
  failed: ['pending'],
};

export function canMove(from: WireStatus, to: WireStatus): boolean {
  return LEGAL_MOVES[from].includes(to);
}

/** Statuses in which the owner may change or delete a wire: it is not with the rail, nor gone. */
export const EDITABLE: readonly WireStatus[] = ['pending', 'failed'];
/** The same where editing a failed wire is not yet released. */
export const EDITABLE_STABLE: readonly WireStatus[] = ['pending'];
export const DELETABLE: readonly WireStatus[] = ['pending', 'failed'];
export const RETRYABLE: readonly WireStatus[] = ['failed'];

/** What happened to a wire, as its history (`wire_events`) records it: one entry per version. */
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
