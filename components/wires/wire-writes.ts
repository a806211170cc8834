import type { ActionResult } from '@/contract/action-result';
import type { Wire } from '@/contract/wire';
import type { WireAction } from '@/contract/wire-status';

/** The actions that the console asks about before it runs them, for one wire or for many. */
export const CONFIRMED_ACTIONS = ['retry', 'delete'] as const satisfies readonly WireAction[];
export type ConfirmedAction = (typeof CONFIRMED_ACTIONS)[number];

/** Runs the action if the wire still has this version; the server checks that and everything else. */
export type WireWrite = (
  id: string,
  version: number,
) => Promise<ActionResult<Wire> | ActionResult<undefined>>;

/** The server actions that a page passes in. */
export type WireWrites = Record<ConfirmedAction, WireWrite>;
