'use client';

import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  DataGrid,
  type GridEventListener,
  type GridRowSelectionModel,
  type GridSortModel,
} from '@mui/x-data-grid';
import { useMemo } from 'react';
import type { Wire } from '@/contract/wire';
import { useNonce } from '@/components/ui/nonce';
import { NARROW_COLUMNS, WIDE_COLUMNS } from '@/components/wires/list/wire-grid-columns';
import type { GridSettings } from '@/components/wires/list/use-grid-settings';
import { PAGE_SIZES, type ListView } from '@/components/wires/list/list-view';

const NARROW_ROW_HEIGHT = 76;
/** The first click on a header sorts descending: the newest or the largest first. */
const SORTING_ORDER = ['desc', 'asc'] as const;
const LOADING = { variant: 'linear-progress', noRowsVariant: 'skeleton' } as const;

export interface WireGridProps {
  items: readonly Wire[];
  total: number;
  /** The page of `items`, which can still be those of the previous view. */
  page: number;
  pageSize: number;
  sort: ListView['sort'];
  onView: (change: Partial<ListView>) => void;
  settings: GridSettings;
  selection: GridRowSelectionModel;
  onSelection: (model: GridRowSelectionModel) => void;
  onOpen: (id: string) => void;
  loading: boolean;
}

/** The grid of wires: one page at a time, sorted by the server. */
export function WireGrid(props: WireGridProps) {
  const { items, total, page, pageSize, sort, onView } = props;
  const { settings, selection, onSelection, onOpen, loading } = props;
  const nonce = useNonce();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  // A new model in every rendering would return the grid to its first page.
  const pagination = useMemo(() => ({ page: page - 1, pageSize }), [page, pageSize]);
  const sorting = useMemo<GridSortModel>(
    () => [{ field: sort.replace('-', ''), sort: sort.startsWith('-') ? 'desc' : 'asc' }],
    [sort],
  );
  const hidden = useMemo(
    () => Object.fromEntries(settings.hidden.map((field) => [field, false])),
    [settings.hidden],
  );
  const slotProps = useMemo(
    () => ({
      loadingOverlay: LOADING,
      // The grid changes the page by itself too, for example after a new sort order; the URL decides.
      basePagination: {
        onPageChange: (_: unknown, index: number) => onView({ page: index + 1 }),
        onRowsPerPageChange: (size: number) =>
          onView({ page_size: PAGE_SIZES.find((offered) => offered === size) ?? PAGE_SIZES[0] }),
      },
    }),
    [onView],
  );
  const onSort = ([first]: GridSortModel) => {
    if (first) onView({ sort: `${first.sort === 'desc' ? '-' : ''}${first.field}` as typeof sort });
  };
  const onRowClick: GridEventListener<'rowClick'> = ({ id }) => {
    // A click that ends a text selection does not open the wire.
    if (window.getSelection()?.isCollapsed !== false) onOpen(String(id));
  };
  const onCellKeyDown: GridEventListener<'cellKeyDown'> = ({ id, field }, event) => {
    if (event.key === 'Enter' && field !== '__check__') onOpen(String(id));
  };
  return (
    <DataGrid
      {...(nonce !== undefined && { nonce })}
      label="Wires"
      rows={items}
      columns={narrow ? NARROW_COLUMNS : WIDE_COLUMNS}
      columnVisibilityModel={narrow ? {} : hidden}
      rowCount={total}
      loading={loading}
      slotProps={slotProps}
      paginationMode="server"
      paginationModel={pagination}
      pageSizeOptions={PAGE_SIZES}
      sortingMode="server"
      sortingOrder={SORTING_ORDER}
      sortModel={sorting}
      onSortModelChange={onSort}
      checkboxSelection
      rowSelectionModel={selection}
      onRowSelectionModelChange={onSelection}
      disableRowSelectionOnClick
      disableRowSelectionExcludeModel
      hideFooterSelectedRowCount
      density={narrow ? 'standard' : settings.density}
      {...(narrow && { rowHeight: NARROW_ROW_HEIGHT })}
      onRowClick={onRowClick}
      onCellKeyDown={onCellKeyDown}
      disableColumnMenu
      disableColumnResize
      sx={{
        bgcolor: 'background.paper',
        '& .MuiDataGrid-row': { cursor: 'pointer' },
        '& .MuiDataGrid-cell, & .MuiTablePagination-root': { fontVariantNumeric: 'tabular-nums' },
        '& .MuiDataGrid-columnHeaderTitle': { fontWeight: 600, color: 'text.secondary' },
        '& .MuiDataGrid-columnSeparator': { display: 'none' },
        '& .reference': { color: 'text.secondary' },
        '& strong': { fontWeight: 600 },
      }}
    />
  );
}
