'use client';

import { useCallback, useRef } from 'react';

const KEY_BYTES = 16;

/** `crypto.randomUUID` is missing on pages that a browser reached over plain HTTP; this is not. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Gives each content of a form one idempotency key for as long as the form lives: sending the same
 * again, by a double click or after a time-out, stays one wire; changed content is another wire.
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
