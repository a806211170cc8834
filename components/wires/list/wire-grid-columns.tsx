import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { GridColDef } from '@mui/x-data-grid';
import { formatAmount } from '@/contract/money';
import type { Wire } from '@/contract/wire';
import { Time } from '@/components/ui/time';
import { COLUMN_TITLES, type Column } from '@/components/wires/list/column-titles';
import { StatusChip } from '@/components/wires/status-chip';

const money = ({ amount, currency }: Wire) => (
  <>
    <strong>{formatAmount(amount, currency)}</strong>
    <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 0.75 }}>
      {currency}
    </Typography>
  </>
);

const column = (field: Column) => ({ field, headerName: COLUMN_TITLES[field] });

/** The columns of a wide screen. The server sorts by a column's field. */
export const WIDE_COLUMNS: GridColDef<Wire>[] = [
  { ...column('recipient_name'), flex: 1, minWidth: 150, hideable: false },
  { ...column('sender_name'), flex: 1, minWidth: 150 },
  {
    ...column('amount'),
    width: 190,
    align: 'right',
    headerAlign: 'right',
    hideable: false,
    renderCell: ({ row }) => money(row),
  },
  {
    ...column('status'),
    width: 136,
    hideable: false,
    renderCell: ({ row }) => <StatusChip status={row.status} />,
  },
  {
    ...column('reference_number'),
    width: 204,
    sortable: false,
    cellClassName: 'reference',
  },
  {
    ...column('created_at'),
    width: 164,
    renderCell: ({ row }) => <Time value={row.created_at} precision="minute" />,
  },
  {
    ...column('updated_at'),
    width: 164,
    sortable: false,
    renderCell: ({ row }) => <Time value={row.updated_at} precision="minute" />,
  },
];

/** The one column of a phone, with all of a wire in it. */
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
