'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { wireKeys } from '@/components/wires/queries';

const WAIT_MS = 1_000;

/**
 * Asks for the summary again soon after a wire has changed. Every live event passes through the
 * cache entry of its wire; a burst of them is one question a second, well within the rate limit.
 */
export function useLiveSummary(): void {
  const client = useQueryClient();
  useEffect(() => {
    const [root, kind] = wireKeys.detail('');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = client.getQueryCache().subscribe(({ type, query }) => {
      const key = query.queryKey as readonly unknown[];
      if (type !== 'updated' || key[0] !== root || key[1] !== kind) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: wireKeys.summaries() });
      }, WAIT_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client]);
}
