'use client';

import type { QueryClient } from '@tanstack/react-query';
import type { WireEvent } from '@/contract/events';
import { wireKeys, type WireList } from '@/components/wires/queries';

/** `meta` of a list whose page announces new rows instead of moving the old ones under a reader. */
export const ANNOUNCES = { announces: true } as const;

/** The list with the wire as it is now, in the same place; the same list when it is not in it. */
function withWire(list: WireList, { type, wire }: WireEvent): WireList {
  const index = list.items.findIndex(({ id }) => id === wire.id);
  const old = list.items[index];
  if (!old) return list;
  if (type === 'wire.deleted') {
    return { ...list, items: list.items.toSpliced(index, 1), total: list.total - 1 };
  }
  return old.version >= wire.version ? list : { ...list, items: list.items.with(index, wire) };
}

/** Puts a change into what is on the screen. */
export function applyEvent(client: QueryClient, event: WireEvent): void {
  const { type, wire } = event;
  // What was deleted answers 404 from now on; a page that shows it hears so and says it.
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
  // A list that is not on the screen is old now; it is fetched when it is looked at again.
  void client.invalidateQueries({ queryKey: wireKeys.lists(), refetchType: 'none' });
}

/** Asks again for what no single event can tell: sums, counts, and lists that do not announce. */
export function refreshTotals(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: wireKeys.summaries() });
  void client.invalidateQueries({
    queryKey: wireKeys.lists(),
    predicate: ({ meta }) => meta?.['announces'] !== true,
  });
}
