'use client';

import { useSyncExternalStore } from 'react';

/** A short message; `id` distinguishes two with the same text. */
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

/** Shows a message for a few seconds; it stays during a navigation. */
export function toast(text: string): void {
  set({ id: (current?.id ?? 0) + 1, text });
}

/** Hides the toast. */
export function dismissToast(): void {
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The toast to show now; null without one. */
export function useToast(): Toast | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
