'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';

const CHANGED = 'stored-change';

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** An item of localStorage; null when it is missing or storage is not available. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parsed<T>(text: string | null, isValid: Check<T>, fallback: T): T {
  if (text === null) return fallback;
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** Validates a stored value. */
type Check<T> = (value: unknown) => value is T;

/**
 * A preference in localStorage, the same in all tabs. A stored value that is not valid, such as one
 * of an older version, counts as absent. The server renders the fallback.
 */
export function useStored<T>(key: string, isValid: Check<T>, fallback: T): [T, (value: T) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const value = useMemo(() => parsed(text, isValid, fallback), [text, isValid, fallback]);
  const store = useCallback(
    (next: T) => {
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage the next page load shows the fallback.
      }
      window.dispatchEvent(new Event(CHANGED));
    },
    [key],
  );
  return [value, store];
}
