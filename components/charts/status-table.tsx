import { CountTable } from '@/components/charts/count-table';
import { countAll, listPath, NO_FIGURE } from '@/components/charts/figures';
import { StatusChip } from '@/components/wires/status-chip';
import type { Summary } from '@/contract/wire';

export interface StatusTableProps {
  summary: Summary;
  createdFrom: string;
}

/** The wires of the range by status. */
export function StatusTable({ summary, createdFrom }: StatusTableProps) {
  const all = countAll(summary);
  return (
    <CountTable
      label="Wires by status"
      columns={['Status', 'Share']}
      rows={summary.by_status.map(({ status, count }) => ({
        head: <StatusChip status={status} />,
        figure: all === 0 ? NO_FIGURE : `${((count / all) * 100).toFixed(0)} %`,
        count,
        what: status,
        href: listPath({ status, created_from: createdFrom }),
      }))}
    />
  );
}
