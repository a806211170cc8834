import { historyEntry, wire, type HistoryEntry, type Wire } from '@/contract/wire';
import { wireEvents, wires } from '@/db/schema';
import { selectList, type SelectList } from '@/db/select-list';

/** A wire as the API shows it, read from the table `wires` as `w`. */
export const WIRE: SelectList<Wire> = selectList(
  wires,
  'w',
  Object.keys(wire.shape) as (keyof Wire)[],
);

/** A history entry as the API shows it, read from the table `wire_events` as `e`. */
export const HISTORY_ENTRY: SelectList<HistoryEntry> = selectList(
  wireEvents,
  'e',
  Object.keys(historyEntry.shape) as (keyof HistoryEntry)[],
);
