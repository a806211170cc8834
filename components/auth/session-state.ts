'use client';

import { useSyncExternalStore } from 'react';
import { ApiError } from '@/contract/client';
import type { ErrorCode } from '@/contract/errors';
import { links } from '@/contract/links';

/** The messages between the tabs of one browser about their common session. */
type TabMessage = 'signing-out' | 'stayed' | 'signed-out' | { signedInAs: string };

const ENDED: readonly string[] = ['unauthenticated', 'invalid_token'] satisfies ErrorCode[];
const CHANNEL = 'session';

let ended = false;
/** A sign-out is in progress, so the end of the session is expected. */
let leaving = false;
const listeners = new Set<() => void>();

function setEnded(value: boolean): void {
  if (ended === value) return;
  ended = value;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function broadcast(message: TabMessage): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/** Marks the session as ended, which opens the dialog to sign in again. */
export function noteSessionEnd(): void {
  if (!leaving) setEnded(true);
}

/** Call this with every problem of an API call or a server action. */
export function noteProblem({ code }: { code: string }): void {
  if (ENDED.includes(code)) noteSessionEnd();
}

/** noteProblem for the error of a query. */
export function noteError(error: unknown): void {
  if (error instanceof ApiError) noteProblem(error.problem);
}

/** Marks the session as renewed, in this tab and in the others. */
export function noteSignIn(email: string): void {
  setEnded(false);
  broadcast({ signedInAs: email });
}

/**
 * Runs a sign-out that all tabs take part in. `signOut` returns the message of a failure, undefined
 * when the session has ended, and does not throw; the result is the same.
 */
export async function leave(
  signOut: () => Promise<string | undefined>,
): Promise<string | undefined> {
  leaving = true;
  broadcast('signing-out');
  const failure = await signOut();
  leaving = failure === undefined;
  broadcast(failure === undefined ? 'signed-out' : 'stayed');
  return failure;
}

/** Listens to the other tabs; `email` is the user of this page. Returns what stops it. */
export function listenToOtherTabs(email: string, onSignIn: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data === 'signing-out') leaving = true;
    else if (data === 'stayed') leaving = false;
    else if (data === 'signed-out') window.location.assign(links.login);
    // The page on the screen belongs to another user.
    else if (data.signedInAs !== email) window.location.assign(links.home);
    else {
      setEnded(false);
      onSignIn();
    }
  };
  return () => channel.close();
}

/** True once the session of this page has ended. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => ended,
    () => false,
  );
}
