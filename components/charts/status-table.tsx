import { CountTable } from '@/components/charts/count-table';
import { countAll, listPath } from '@/components/charts/figures';
import { StatusChip } from '@/components/wires/status-chip';
import type { Summary } from '@/contract/wire';

export interface StatusTableProps {
  summary: Summary;
  createdFrom: string;
}

/** How the wires of the range stand. */
export function StatusTable({ summary, createdFrom }: StatusTableProps) {
  const all = countAll(summary);
  return (
    <CountTable
      label="Wires by status"
      columns={['Status', 'Share']}
      rows={summary.by_status.map(({ status, count }) => ({
        head: <StatusChip status={status} />,
        figure: all === 0 ? '–' : `${((count / all) * 100).toFixed(0)} %`,
        count,
        what: status,
        href: listPath({ status, created_from: createdFrom }),
      }))}
    />
  );
}
