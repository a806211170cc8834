import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { GridColDef } from '@mui/x-data-grid';
import { formatAmount } from '@/contract/money';
import type { Wire } from '@/contract/wire';
import { Time } from '@/components/ui/time';
import { StatusChip } from '@/components/wires/status-chip';

const money = ({ amount, currency }: Wire) => (
  <>
    <strong>{formatAmount(amount, currency)}</strong>
    <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 0.75 }}>
      {currency}
    </Typography>
  </>
);

/** The columns where there is room for a table; the server sorts, so each names a sort of its own. */
export const WIDE_COLUMNS: GridColDef<Wire>[] = [
  { field: 'recipient_name', headerName: 'Recipient', flex: 1, minWidth: 150, hideable: false },
  { field: 'sender_name', headerName: 'Sender', flex: 1, minWidth: 150 },
  {
    field: 'amount',
    headerName: 'Amount',
    width: 190,
    align: 'right',
    headerAlign: 'right',
    hideable: false,
    renderCell: ({ row }) => money(row),
  },
  {
    field: 'status',
    headerName: 'Status',
    width: 136,
    hideable: false,
    renderCell: ({ row }) => <StatusChip status={row.status} />,
  },
  {
    field: 'reference_number',
    headerName: 'Reference',
    width: 204,
    sortable: false,
    cellClassName: 'reference',
  },
  {
    field: 'created_at',
    headerName: 'Created',
    width: 164,
    renderCell: ({ row }) => <Time value={row.created_at} precision="minute" />,
  },
  {
    field: 'updated_at',
    headerName: 'Last change',
    width: 164,
    sortable: false,
    renderCell: ({ row }) => <Time value={row.updated_at} precision="minute" />,
  },
];

/** One column that says it all, for a telephone. */
export const NARROW_COLUMNS: GridColDef<Wire>[] = [
  {
    field: 'recipient_name',
    headerName: 'Wire',
    flex: 1,
    minWidth: 200,
    renderCell: ({ row }) => (
      <Stack sx={{ height: '100%', justifyContent: 'center', gap: 0.75, lineHeight: 1.4 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
          <Typography noWrap sx={{ fontWeight: 550 }}>
            {row.recipient_name}
          </Typography>
          <span>{money(row)}</span>
        </Stack>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
          <Typography variant="body2" color="textSecondary" noWrap>
            <Time value={row.created_at} precision="minute" />
          </Typography>
          <StatusChip status={row.status} />
        </Stack>
      </Stack>
    ),
  },
];
