'use client';

import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useQuery } from '@tanstack/react-query';
import { WIRE_STATUSES, type WireStatus } from '@/lib/wires/status';
import { summaryQuery } from '@/components/wires/queries';
import { filterOf, type ListView } from '@/components/wires/wire-list-view';

const LABELS: Record<WireStatus, string> = {
  pending: 'Pending',
  processing: 'Processing',
  completed: 'Completed',
  failed: 'Failed',
};
const ALL = 'all';

/** A tab's name with how many wires are behind it, where that is known. */
function label(name: string, count: number | undefined) {
  return (
    <span>
      {name}
      {count !== undefined && (
        <Box
          component="span"
          sx={{ ml: 0.75, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
        >
          {count.toLocaleString('en')}
        </Box>
      )}
    </span>
  );
}

export interface WireListTabsProps {
  view: ListView;
  onStatus: (status: WireStatus | null) => void;
}

/** One tab a status. The counts know the range of days but no other filter, and hide beside one. */
export function WireListTabs({ view, onStatus }: WireListTabsProps) {
  const { created_from, created_to, ...narrowed } = filterOf({ ...view, status: null });
  const counted = Object.values(narrowed).every((value) => value === undefined);
  const { data } = useQuery({ ...summaryQuery({ created_from, created_to }), enabled: counted });
  const countOf = (status: WireStatus) =>
    counted ? data?.by_status.find((entry) => entry.status === status)?.count : undefined;
  const all =
    counted && data ? data.by_status.reduce((sum, { count }) => sum + count, 0) : undefined;
  return (
    <Tabs
      value={view.status ?? ALL}
      onChange={(_, value: WireStatus | typeof ALL) => onStatus(value === ALL ? null : value)}
      variant="scrollable"
      scrollButtons={false}
      aria-label="Status"
      sx={{ borderBottom: 1, borderColor: 'divider' }}
    >
      <Tab value={ALL} label={label('All', all)} />
      {WIRE_STATUSES.map((status) => (
        <Tab key={status} value={status} label={label(LABELS[status], countOf(status))} />
      ))}
    </Tabs>
  );
}
