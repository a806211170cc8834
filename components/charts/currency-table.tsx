import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { CountLink } from '@/components/charts/count-link';
import { listPath } from '@/components/charts/figures';
import { formatAmount } from '@/lib/money';
import type { Summary } from '@/lib/wires/schema';

export interface CurrencyTableProps {
  summary: Summary;
  createdFrom: string;
}

/** What was asked to be sent, each currency for itself: sums of different ones mean nothing. */
export function CurrencyTable({ summary, createdFrom }: CurrencyTableProps) {
  const rows = summary.by_currency.toSorted((a, b) => b.count - a.count);
  if (rows.length === 0) {
    return <Typography color="textSecondary">No wires in this range.</Typography>;
  }
  return (
    <Table size="small" aria-label="Wires by currency">
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 0 }}>Currency</TableCell>
          <TableCell align="right">Volume</TableCell>
          <TableCell align="right" sx={{ pr: 0 }}>
            Wires
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody sx={{ '& tr:last-of-type td, & tr:last-of-type th': { border: 0 } }}>
        {rows.map(({ currency, count, total }) => (
          <TableRow key={currency} sx={{ '& td': { fontVariantNumeric: 'tabular-nums' } }}>
            <TableCell component="th" scope="row" sx={{ pl: 0, py: 1.25, fontWeight: 600 }}>
              {currency}
            </TableCell>
            <TableCell align="right">{formatAmount(total, currency)}</TableCell>
            <TableCell align="right" sx={{ pr: 0 }}>
              <CountLink
                count={count}
                what={currency}
                href={listPath({ currency, created_from: createdFrom })}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
