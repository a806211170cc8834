import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { CountLink } from '@/components/charts/count-link';
import { countAll, listPath } from '@/components/charts/figures';
import { StatusChip } from '@/components/wires/status-chip';
import type { Summary } from '@/lib/wires/schema';

export interface StatusTableProps {
  summary: Summary;
  createdFrom: string;
}

/** How the wires of the range stand. */
export function StatusTable({ summary, createdFrom }: StatusTableProps) {
  const all = countAll(summary);
  return (
    <Table size="small" aria-label="Wires by status">
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 0 }}>Status</TableCell>
          <TableCell align="right">Share</TableCell>
          <TableCell align="right" sx={{ pr: 0 }}>
            Wires
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody sx={{ '& tr:last-of-type td, & tr:last-of-type th': { border: 0 } }}>
        {summary.by_status.map(({ status, count }) => (
          <TableRow key={status} sx={{ '& td': { fontVariantNumeric: 'tabular-nums' } }}>
            <TableCell component="th" scope="row" sx={{ pl: 0, py: 1 }}>
              <StatusChip status={status} />
            </TableCell>
            <TableCell align="right">
              {all === 0 ? '–' : `${((count / all) * 100).toFixed(0)} %`}
            </TableCell>
            <TableCell align="right" sx={{ pr: 0 }}>
              <CountLink
                count={count}
                what={status}
                href={listPath({ status, created_from: createdFrom })}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
