'use client';

import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useRouter } from 'next/navigation';
import { ChartCard } from '@/components/charts/chart-card';
import { ChartTable } from '@/components/charts/chart-table';
import { figuresByDay, formatDay, listPath } from '@/components/charts/figures';
import { Legend } from '@/components/charts/legend';
import { LazyBars } from '@/components/charts/lazy-bars';
import { dayAfter, startOfDay } from '@/components/charts/range';
import { DEFAULT_CURRENCY, formatAmount } from '@/contract/money';
import type { Summary } from '@/contract/wire';

const OTHERS = 'var(--mui-palette-primary-main)';
const FAILED = 'var(--mui-palette-error-main)';
const LEAST_SCALE = 4;

export interface DayChartsProps {
  summary: Summary;
  days: readonly string[];
  currency: string | undefined;
  onCurrency: (currency: string) => void;
}

/** Wires a day, and volume a day in one currency at a time. */
export function DayCharts({
  summary,
  days,
  currency = DEFAULT_CURRENCY,
  onCurrency,
}: DayChartsProps) {
  const router = useRouter();
  const figures = figuresByDay(summary, days, currency);
  const labels = figures.map(({ day }) => formatDay(day));
  const open = (index: number, more: Record<string, string> = {}) => {
    const day = days[index];
    if (day === undefined) return;
    const span = { created_from: startOfDay(day), created_to: startOfDay(dayAfter(day, 1)) };
    router.push(listPath({ ...more, ...span }));
  };
  const others = figures.map(({ count, failed }) => count - failed);
  const failures = figures.map(({ failed }) => failed);
  const totalOf = (index: number) =>
    `${formatAmount(figures[index]?.total ?? '0.00', currency)} ${currency}`;
  const currencies = summary.by_currency.map((row) => row.currency);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <ChartCard
        title="Wires per day"
        control={
          <Legend
            entries={[
              { label: 'Not failed', color: OTHERS },
              { label: 'Failed', color: FAILED },
            ]}
          />
        }
      >
        <LazyBars
          labels={labels}
          series={[
            { label: 'Not failed', color: OTHERS, values: others },
            { label: 'Failed', color: FAILED, values: failures },
          ]}
          textOf={(which, index) => String((which === 0 ? others : failures)[index] ?? 0)}
          onPick={open}
          atLeast={LEAST_SCALE}
        />
        <ChartTable
          caption="Wires per day, UTC"
          columns={['Day', 'Wires', 'Failed']}
          rows={figures.map(({ day, count, failed }) => [day, String(count), String(failed)])}
        />
      </ChartCard>
      <ChartCard
        title="Volume per day"
        control={
          currencies.length > 1 && (
            <TextField
              select
              size="small"
              label="Currency"
              value={currency}
              onChange={(event) => onCurrency(event.target.value)}
              sx={{ width: 110 }}
            >
              {currencies.map((code) => (
                <MenuItem key={code} value={code}>
                  {code}
                </MenuItem>
              ))}
            </TextField>
          )
        }
      >
        <LazyBars
          labels={labels}
          series={[
            {
              label: `Volume in ${currency}`,
              color: OTHERS,
              // The one place where an amount becomes a number: the height of a bar.
              values: figures.map(({ total }) => Number(total)),
            },
          ]}
          textOf={(_, index) => totalOf(index)}
          onPick={(index) => open(index, { currency })}
          atLeast={LEAST_SCALE}
        />
        <ChartTable
          caption={`Volume per day in ${currency}, UTC`}
          columns={['Day', 'Volume']}
          rows={figures.map(({ day }, index) => [day, totalOf(index)])}
        />
      </ChartCard>
    </Box>
  );
}
