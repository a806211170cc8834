'use client';

import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { links } from '@/contract/links';
import type { WireList } from '@/components/wires/queries';
import { ListNotice } from '@/components/wires/list/list-notice';
import type { ChangeView } from '@/components/wires/list/use-list-view';
import type { WireGridProps } from '@/components/wires/list/wire-grid';
import { filterOf } from '@/components/wires/list/list-query';
import { NO_FILTERS, type ListView } from '@/components/wires/list/list-view';

const waiting = () => (
  <Skeleton variant="rounded" sx={{ height: 520 }} aria-label="Loading wires" role="img" />
);

/** The grid in a chunk of its own: it is most of the page's script, and the rest does not wait. */
const WireGrid = dynamic(
  () => import('@/components/wires/list/wire-grid').then((m) => m.WireGrid),
  {
    ssr: false,
    loading: waiting,
  },
);

export interface WireListBodyProps extends Omit<
  WireGridProps,
  'items' | 'total' | 'page' | 'pageSize' | 'sort' | 'onView'
> {
  list: WireList | undefined;
  failed: boolean;
  view: ListView;
  onView: ChangeView;
  onRetry: () => void;
}

/** The grid, or a notice without one: loading failed, empty page, no match, no wires yet. */
export function WireListBody({ list, failed, view, onView, onRetry, ...grid }: WireListBodyProps) {
  if (!list) {
    if (!failed) return waiting();
    return (
      <ListNotice title="The wires could not be loaded" text="The desk did not give them.">
        <Button variant="contained" onClick={onRetry}>
          Try again
        </Button>
      </ListNotice>
    );
  }
  if (list.items.length > 0) {
    return (
      <WireGrid
        {...grid}
        items={list.items}
        total={list.total}
        // The page must be within `total`, or the grid changes it to one that is.
        page={list.page ?? view.page}
        pageSize={list.page_size}
        sort={view.sort}
        onView={onView}
      />
    );
  }
  if (list.total > 0) {
    return (
      <ListNotice title="This page is empty" text="There are fewer wires than there were.">
        <Button variant="contained" onClick={() => onView({ page: 1 })}>
          Go to the first page
        </Button>
      </ListNotice>
    );
  }
  const filtered = Object.values(filterOf(view)).some((value) => value !== undefined);
  return filtered ? (
    <ListNotice
      title="No wires match"
      text="Nothing has all of what you are looking for. Widen the search, or begin again."
    >
      <Button variant="outlined" onClick={() => onView({ ...NO_FILTERS, status: null })}>
        Clear filters
      </Button>
    </ListNotice>
  ) : (
    <ListNotice
      title="No wires yet"
      text="Wires that you send here, or over the API, appear in this list and change as they are processed."
    >
      <Button variant="contained" component={Link} href={links.newWire}>
        Send the first wire
      </Button>
    </ListNotice>
  );
}
