'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Wire } from '@/contract/wire';
import { BulkDialog } from '@/components/wires/bulk/bulk-dialog';
import { formatWireCount, type BulkActs, type BulkKind } from '@/components/wires/bulk/bulk-kinds';
import { FilterBar } from '@/components/wires/list/filter-bar';
import { FilterChips } from '@/components/wires/list/filter-chips';
import { ListAlert } from '@/components/wires/list/list-alert';
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
import { exportHref } from '@/components/wires/list/list-view';
import { WirePanel } from '@/components/wires/list/wire-panel';

export interface WireListPageProps {
  userId: string;
  initial: InitialPage;
  /** Is the download of the whole list released here? */
  canExport: boolean;
  acts: BulkActs;
}

/** The list of wires. What it shows is written in the URL, so that a link shows the same. */
export function WireListPage({ userId, initial, canExport, acts }: WireListPageProps) {
  const [view, changeView] = useListView();
  const panel = useOpenWire();
  const [settings, setSettings] = useGridSettings(userId);
  const [bulk, setBulk] = useState<{ kind: BulkKind; wires: readonly Wire[] }>();
  const { data, error, isPlaceholderData, isFetching, refetch } = useWirePage(view, initial);
  const news = useListNews(view, isPlaceholderData ? undefined : data);
  const { model, select, clear, chosen } = useSelection(view, data?.items ?? []);
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
        {canExport && (
          <Button
            color="inherit"
            variant="outlined"
            startIcon={<DownloadRounded />}
            href={exportHref(view)}
            sx={{
              height: 40,
              borderColor: 'divider',
              bgcolor: 'background.paper',
              whiteSpace: 'nowrap',
            }}
          >
            Export CSV
          </Button>
        )}
      </FilterBar>
      <FilterChips view={view} onChange={changeView} />
      <ListAlert error={error} onRetry={retry} />
      <Stack sx={{ minHeight: 32, justifyContent: 'center' }}>
        <WireListNews {...news} />
        {chosen.length > 0 ? (
          <SelectionBar
            wires={chosen}
            onBulk={(kind) => setBulk({ kind, wires: chosen })}
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
          onBulk={(kind, wire) => setBulk({ kind, wires: [wire] })}
          onClose={panel.close}
        />
      )}
      {bulk && (
        <BulkDialog
          {...bulk}
          act={acts[bulk.kind]}
          onClose={() => {
            setBulk(undefined);
            clear();
          }}
        />
      )}
    </Stack>
  );
}
