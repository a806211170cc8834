'use client';

import type { QueryClient } from '@tanstack/react-query';
import type { WireEvent } from '@/contract/events';
import type { LiveUpdates } from '@/components/live/live-provider';
import { throttle } from '@/components/live/throttle';
import { wireKeys, type WireList } from '@/components/wires/queries';

/** Totals are refetched at most this often, well below the limit of requests a minute. */
const TOTALS_EVERY_MS = 2_000;

/** `meta` of a list whose page announces new rows instead of moving the rows that are being read. */
export const ANNOUNCES = { announces: true } as const;

/** The list with the event's wire replaced or removed; the same list when it lacks the wire. */
function withWire(list: WireList, { type, wire }: WireEvent): WireList {
  const index = list.items.findIndex(({ id }) => id === wire.id);
  const old = list.items[index];
  if (!old) return list;
  if (type === 'wire.deleted') {
    return { ...list, items: list.items.toSpliced(index, 1), total: list.total - 1 };
  }
  return old.version >= wire.version ? list : { ...list, items: list.items.with(index, wire) };
}

/** Writes a live event into the cached queries, and so into what is on the screen. */
function applyEvent(client: QueryClient, event: WireEvent): void {
  const { type, wire } = event;
  // A deleted wire answers 404 from now on; the page that shows it handles the event itself.
  if (type !== 'wire.deleted') {
    client.setQueryData<typeof wire>(wireKeys.detail(wire.id), (old) =>
      old && old.version >= wire.version ? old : wire,
    );
    void client.invalidateQueries({ queryKey: wireKeys.history(wire.id) });
  }
  client.setQueriesData<WireList>(
    { queryKey: wireKeys.lists() },
    (list) => list && withWire(list, event),
  );
  // Lists that are not on the screen become stale; they are refetched when they are shown again.
  void client.invalidateQueries({ queryKey: wireKeys.lists(), refetchType: 'none' });
}

/** Refetches what a single event does not contain: sums, counts, and lists that do not announce. */
function refreshTotals(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: wireKeys.summaries() });
  void client.invalidateQueries({
    queryKey: wireKeys.lists(),
    predicate: ({ meta }) => meta?.['announces'] !== true,
  });
}

/** Keeps the cached wires up to date; the console passes it to LiveProvider. */
export function wireUpdates(client: QueryClient): LiveUpdates {
  const totals = throttle(() => refreshTotals(client), TOTALS_EVERY_MS);
  return {
    onEvent: (event) => {
      applyEvent(client, event);
      totals.call();
    },
    onResync: () => void client.invalidateQueries({ queryKey: wireKeys.all }),
    stop: totals.cancel,
  };
}
