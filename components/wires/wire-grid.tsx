'use client';

import {
  DataGrid,
  type GridColDef,
  type GridPaginationModel,
  type GridRowParams,
} from '@mui/x-data-grid';
import { useRouter } from 'next/navigation';
import type { Wire } from '@/lib/wires/schema';
import { formatAmount } from '@/lib/money';
import { StatusChip } from '@/components/wires/status-chip';
import { useNonce } from '@/components/ui/nonce';
import { Time } from '@/components/ui/time';

const COLUMNS: GridColDef<Wire>[] = [
  { field: 'reference_number', headerName: 'Reference', width: 180, sortable: false },
  { field: 'sender_name', headerName: 'Sender', flex: 1, minWidth: 140, sortable: false },
  { field: 'recipient_name', headerName: 'Recipient', flex: 1, minWidth: 140, sortable: false },
  {
    field: 'amount',
    headerName: 'Amount',
    width: 170,
    align: 'right',
    headerAlign: 'right',
    sortable: false,
    renderCell: ({ row }) => `${formatAmount(row.amount, row.currency)} ${row.currency}`,
  },
  {
    field: 'status',
    headerName: 'Status',
    width: 140,
    sortable: false,
    renderCell: ({ row }) => <StatusChip status={row.status} />,
  },
  {
    field: 'created_at',
    headerName: 'Created',
    width: 200,
    sortable: false,
    renderCell: ({ row }) => <Time value={row.created_at} />,
  },
];

export interface WireGridProps {
  items: readonly Wire[];
  total: number;
  /** Zero-based, as the grid counts. */
  pagination: GridPaginationModel;
  onPagination: (model: GridPaginationModel) => void;
  loading: boolean;
}

/** The table of wires, one page at a time from the server. */
export function WireGrid({ items, total, pagination, onPagination, loading }: WireGridProps) {
  const router = useRouter();
  const nonce = useNonce();
  return (
    <DataGrid
      {...(nonce !== undefined && { nonce })}
      label="Wires"
      rows={items}
      columns={COLUMNS}
      rowCount={total}
      loading={loading}
      paginationMode="server"
      paginationModel={pagination}
      onPaginationModelChange={onPagination}
      pageSizeOptions={[20, 50, 100]}
      onRowClick={({ row }: GridRowParams<Wire>) => router.push(`/wires/${row.id}`)}
      localeText={{ noRowsLabel: 'No wires yet. Send the first one with “New wire”.' }}
      disableColumnMenu
      disableRowSelectionOnClick
      sx={{ bgcolor: 'background.paper', '& .MuiDataGrid-row': { cursor: 'pointer' } }}
    />
  );
}
