'use client';

import { useSyncExternalStore } from 'react';
import { ApiError } from '@/contract/client';
import type { ErrorCode } from '@/contract/errors';

/** What the tabs of one browser tell each other about the session they share. */
type Word = 'signing-out' | 'stayed' | 'signed-out' | { signedInAs: string };

const ENDED: readonly string[] = ['unauthenticated', 'invalid_token'] satisfies ErrorCode[];
const CHANNEL = 'session';

let ended = false;
/** Somebody is signing out on purpose, so the end of the session is no news. */
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

function tell(word: Word): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(word);
  channel.close();
}

/** The session is over; the page asks to sign in again, in place. */
export function noteSessionEnd(): void {
  if (!leaving) setEnded(true);
}

/** To be told of every problem that an API call or a server action answers with. */
export function noteProblem({ code }: { code: string }): void {
  if (ENDED.includes(code)) noteSessionEnd();
}

/** The same for whatever a query threw. */
export function noteError(error: unknown): void {
  if (error instanceof ApiError) noteProblem(error.problem);
}

/** Signed in again: this tab goes on, and so do the others. */
export function noteSignIn(email: string): void {
  setEnded(false);
  tell({ signedInAs: email });
}

/**
 * Runs a sign-out that all tabs take part in. `signOut` returns the message of a failure, undefined
 * when the session has ended, and does not throw; the result is the same.
 */
export async function leave(
  signOut: () => Promise<string | undefined>,
): Promise<string | undefined> {
  leaving = true;
  tell('signing-out');
  const failure = await signOut();
  leaving = failure === undefined;
  tell(failure === undefined ? 'signed-out' : 'stayed');
  return failure;
}

/** Listens to the other tabs; `email` is who this page was made for. Gives what stops it. */
export function hearOtherTabs(email: string, onSignIn: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === 'signing-out') leaving = true;
    else if (data === 'stayed') leaving = false;
    else if (data === 'signed-out') window.location.assign('/login');
    // What is on the screen belongs to somebody else now.
    else if (data.signedInAs !== email) window.location.assign('/');
    else {
      setEnded(false);
      onSignIn();
    }
  };
  return () => channel.close();
}

/** Has the session ended under this page? */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => ended,
    () => false,
  );
}
