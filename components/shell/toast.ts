'use client';

import { useSyncExternalStore } from 'react';

/** One thing to say; the number tells two of the same words apart. */
export interface Toast {
  id: number;
  text: string;
}

let current: Toast | null = null;
const listeners = new Set<() => void>();

function set(toast: Toast | null): void {
  current = toast;
  for (const listener of listeners) listener();
}

/** Says for a few seconds that something was done, on whatever page comes next. */
export function toast(text: string): void {
  set({ id: (current?.id ?? 0) + 1, text });
}

/** Takes it away before its time. */
export function dismissToast(): void {
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What there is to say now. */
export function useToast(): Toast | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
