import Typography from '@mui/material/Typography';
import { CountTable } from '@/components/charts/count-table';
import { listPath } from '@/components/charts/figures';
import { formatAmount } from '@/contract/money';
import type { Summary } from '@/contract/wire';

export interface CurrencyTableProps {
  summary: Summary;
  createdFrom: string;
}

/** The volume by currency; amounts in different currencies are never added. */
export function CurrencyTable({ summary, createdFrom }: CurrencyTableProps) {
  const groups = summary.by_currency.toSorted((a, b) => b.count - a.count);
  if (groups.length === 0) {
    return <Typography color="textSecondary">No wires in this range.</Typography>;
  }
  return (
    <CountTable
      label="Wires by currency"
      columns={['Currency', 'Volume']}
      rows={groups.map(({ currency, count, total }) => ({
        head: currency,
        figure: formatAmount(total, currency),
        count,
        what: currency,
        href: listPath({ currency, created_from: createdFrom }),
      }))}
    />
  );
}
