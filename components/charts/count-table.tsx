import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { CountLink, type CountLinkProps } from '@/components/charts/count-link';

export interface CountRow extends CountLinkProps {
  head: ReactNode;
  figure: string;
}

export interface CountTableProps {
  label: string;
  /** The titles of the first two columns; the third is the count. */
  columns: readonly [head: string, figure: string];
  rows: readonly CountRow[];
}

/** A table of groups of wires, each with a figure and a count that links to its list. */
export function CountTable({ label, columns: [head, figure], rows }: CountTableProps) {
  return (
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 0 }}>{head}</TableCell>
          <TableCell align="right">{figure}</TableCell>
          <TableCell align="right" sx={{ pr: 0 }}>
            Wires
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody sx={{ '& tr:last-of-type td, & tr:last-of-type th': { border: 0 } }}>
        {rows.map(({ head: name, figure: value, ...counted }) => (
          <TableRow key={counted.what} sx={{ '& td': { fontVariantNumeric: 'tabular-nums' } }}>
            <TableCell component="th" scope="row" sx={{ pl: 0, py: 1.125, fontWeight: 600 }}>
              {name}
            </TableCell>
            <TableCell align="right">{value}</TableCell>
            <TableCell align="right" sx={{ pr: 0 }}>
              <CountLink {...counted} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
