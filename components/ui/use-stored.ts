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

/** A text of localStorage; null where there is none or where the browser keeps nothing. */
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

/** Tells a preference from whatever else may lie under its key. */
type Check<T> = (value: unknown) => value is T;

/**
 * A preference kept in this browser, alike in all its tabs. What is not valid (an older version's,
 * or somebody's own) counts as absent. The server renders the fallback.
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
        // A browser that keeps nothing shows the fallback next time.
      }
      window.dispatchEvent(new Event(CHANGED));
    },
    [key],
  );
  return [value, store];
}
