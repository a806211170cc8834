'use client';

import { useCallback, useRef } from 'react';

const KEY_BYTES = 16;

/** A random key. `crypto.randomUUID` is missing on pages that were loaded over plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Returns a function from a form's content to its idempotency key, which is the same while the form
 * is mounted: a double click or a retry after a timeout creates one wire, changed content another.
 */
export function useIdempotencyKeys(): (content: object) => string {
  const keys = useRef(new Map<string, string>());
  return useCallback((content) => {
    const text = JSON.stringify(content);
    const key = keys.current.get(text) ?? newKey();
    keys.current.set(text, key);
    return key;
  }, []);
}
