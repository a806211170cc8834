'use client';

import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { BulkDialog } from '@/components/wires/bulk/bulk-dialog';
import { formatWireCount } from '@/components/wires/format-wire-count';
import { ExportButton } from '@/components/wires/list/export-button';
import { FilterBar } from '@/components/wires/list/filter-bar';
import { FilterChips } from '@/components/wires/list/filter-chips';
import { ListAlert } from '@/components/wires/list/list-alert';
import { exportHref } from '@/components/wires/list/list-query';
import { SelectionBar } from '@/components/wires/list/selection-bar';
import { useGridSettings } from '@/components/wires/list/use-grid-settings';
import { useListNews } from '@/components/wires/list/use-list-news';
import { useListView } from '@/components/wires/list/use-list-view';
import { useOpenWire } from '@/components/wires/list/use-open-wire';
import { useSelection } from '@/components/wires/list/use-selection';
import { useWirePage, type InitialPage } from '@/components/wires/list/use-wire-page';
import { WireListBody } from '@/components/wires/list/wire-list-body';
import { WireListHeader } from '@/components/wires/list/wire-list-header';
import { WireListNews } from '@/components/wires/list/wire-list-news';
import { WireListSettings } from '@/components/wires/list/wire-list-settings';
import { WireListTabs } from '@/components/wires/list/wire-list-tabs';
import { WirePanel } from '@/components/wires/list/wire-panel';
import type { ConfirmedAction, WireWrites } from '@/components/wires/wire-writes';
import type { Wire } from '@/contract/wire';

export interface WireListPageProps {
  userId: string;
  initial: InitialPage;
  /** True where this environment shows the CSV export. */
  canExport: boolean;
  writes: WireWrites;
}

/** The list of wires. Its whole view is in the URL, so a link shows the same list. */
export function WireListPage({ userId, initial, canExport, writes }: WireListPageProps) {
  const [view, changeView] = useListView();
  const panel = useOpenWire();
  const [settings, setSettings] = useGridSettings(userId);
  const [bulk, setBulk] = useState<{ action: ConfirmedAction; wires: readonly Wire[] }>();
  const { data, error, isPlaceholderData, isFetching, refetch } = useWirePage(view, initial);
  const news = useListNews(view, isPlaceholderData ? undefined : data);
  const { model, select, clear, selected } = useSelection(view, data?.items ?? []);
  const retry = () => void refetch();
  return (
    <Stack spacing={2}>
      <WireListHeader />
      <WireListTabs view={view} onStatus={(status) => changeView({ status })} />
      <FilterBar view={view} onChange={changeView}>
        <WireListSettings
          settings={settings}
          onSettings={setSettings}
          sort={view.sort}
          onSort={(sort) => changeView({ sort })}
        />
        {canExport && <ExportButton href={exportHref(view)} />}
      </FilterBar>
      <FilterChips view={view} onChange={changeView} />
      <ListAlert error={error} onRetry={retry} />
      <Stack sx={{ minHeight: 32, justifyContent: 'center' }}>
        <WireListNews {...news} />
        {selected.length > 0 ? (
          <SelectionBar
            wires={selected}
            onAction={(action) => setBulk({ action, wires: selected })}
            onClear={clear}
          />
        ) : (
          <Typography variant="body2" color="textSecondary" role="status">
            {data && formatWireCount(data.total)}
          </Typography>
        )}
      </Stack>
      <WireListBody
        list={data}
        failed={error !== null}
        view={view}
        onView={changeView}
        onRetry={retry}
        settings={settings}
        selection={model}
        onSelection={select}
        onOpen={panel.open}
        loading={isFetching && isPlaceholderData}
      />
      {panel.id !== null && (
        <WirePanel
          id={panel.id}
          known={data?.items.find(({ id }) => id === panel.id)}
          writes={writes}
          onClose={panel.close}
        />
      )}
      {bulk && (
        <BulkDialog
          {...bulk}
          write={writes[bulk.action]}
          onClose={() => {
            setBulk(undefined);
            clear();
          }}
        />
      )}
    </Stack>
  );
}
