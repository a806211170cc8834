'use client';

import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { WIRE_STATUSES, type WireStatus } from '@/contract/wire-status';
import { wireSummaryQuery } from '@/components/wires/queries';
import { STATUS_WORDS } from '@/components/wires/status-words';
import { WireListTab } from '@/components/wires/list/wire-list-tab';
import { filterOf } from '@/components/wires/list/list-query';
import { viewHref, type ListView } from '@/components/wires/list/list-view';

export interface WireListTabsProps {
  view: ListView;
  onStatus: (status: WireStatus | null) => void;
}

/**
 * One tab a status. The summary that counts filters by creation time only, so the tabs have no
 * counts beside any other filter.
 */
export function WireListTabs({ view, onStatus }: WireListTabsProps) {
  const { created_from, created_to, ...narrowed } = filterOf({ ...view, status: null });
  const counted = Object.values(narrowed).every((value) => value === undefined);
  const { data } = useQuery({
    ...wireSummaryQuery({ created_from, created_to }),
    enabled: counted,
  });
  const counts = counted ? data?.by_status : undefined;
  const tab = (status: WireStatus | null, name: string, count: number | undefined) => (
    <WireListTab
      key={name}
      name={name}
      count={count}
      current={view.status === status}
      href={viewHref({ ...view, status, page: 1 })}
      onChoose={() => onStatus(status)}
    />
  );
  return (
    <Stack
      component="nav"
      aria-label="Status"
      direction="row"
      sx={{ borderBottom: 1, borderColor: 'divider', overflowX: 'auto', scrollbarWidth: 'none' }}
    >
      {tab(
        null,
        'All',
        counts?.reduce((sum, { count }) => sum + count, 0),
      )}
      {WIRE_STATUSES.map((status) =>
        tab(
          status,
          STATUS_WORDS[status].label,
          counts?.find((entry) => entry.status === status)?.count,
        ),
      )}
    </Stack>
  );
}
