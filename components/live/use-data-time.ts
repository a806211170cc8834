'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

/** When the newest cached query was updated, in milliseconds, cut to whole seconds; 0 without any. */
function newestAt(client: QueryClient): number {
  const times = client
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.dataUpdatedAt);
  return Math.floor(Math.max(0, ...times) / 1_000) * 1_000;
}

/** When data last arrived, by an answer or a live event, in milliseconds; 0 before the first. */
export function useDataTime(): number {
  const client = useQueryClient();
  const subscribe = useCallback(
    (listener: () => void) => client.getQueryCache().subscribe(listener),
    [client],
  );
  return useSyncExternalStore(
    subscribe,
    () => newestAt(client),
    () => 0,
  );
}
