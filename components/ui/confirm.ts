'use client';

import { useSyncExternalStore } from 'react';

/** A question before an action, and the action. */
export interface Confirmation {
  title: string;
  text: string;
  /** The label of the button that runs the action. */
  verb: string;
  /** The label of the button that does not; "Cancel" by default. */
  cancel?: string;
  /** True for an action that destroys something. */
  danger?: boolean;
  /** The button with the emphasis; `verb` by default. */
  emphasis?: 'verb' | 'cancel';
  /** Runs when confirmed. Returns an error message for the dialog, undefined when it succeeded. */
  action: () => string | undefined | Promise<string | undefined>;
}

/** The state of the one confirm dialog. */
export interface ConfirmState {
  /** Kept after the dialog closes, for its closing transition. */
  confirmation: Confirmation;
  open: boolean;
  busy: boolean;
  failure: string | undefined;
}

const UNEXPECTED = 'Something went wrong. Try again.';

let state: ConfirmState | null = null;
const listeners = new Set<() => void>();

function set(next: ConfirmState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Opens the confirm dialog with a question; its action runs only when the user confirms. */
export function confirm(confirmation: Confirmation): void {
  set({ confirmation, open: true, busy: false, failure: undefined });
}

/** Closes the dialog, also while the action runs; the action is not stopped. */
export function closeConfirm(): void {
  if (state) set({ ...state, open: false });
}

/** Ends the action of a question, unless another question was asked while it ran. */
function settle(confirmation: Confirmation, failure: string | undefined): void {
  if (state?.confirmation !== confirmation) return;
  set({ confirmation, open: state.open && failure !== undefined, busy: false, failure });
}

/** Runs the action of the open question; the dialog stays open when the action fails. */
export async function runConfirmed(): Promise<void> {
  if (!state?.open || state.busy) return;
  const { confirmation } = state;
  set({ ...state, busy: true, failure: undefined });
  let failure: string | undefined = UNEXPECTED;
  try {
    failure = await confirmation.action();
  } finally {
    settle(confirmation, failure);
  }
}

/** Calls back when the state changes, until the returned function is called. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The state of the confirm dialog; null before the first question. */
export const confirmState = (): ConfirmState | null => state;

/** The same, for a component to render. */
export function useConfirmState(): ConfirmState | null {
  return useSyncExternalStore(subscribe, confirmState, () => null);
}
