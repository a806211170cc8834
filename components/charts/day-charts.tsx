'use client';

import Box from '@mui/material/Box';
import { useRouter } from 'next/navigation';
import { figuresByDay, listPath } from '@/components/charts/figures';
import { dayAfter, startOfDay } from '@/components/charts/range';
import { VolumePerDay } from '@/components/charts/volume-per-day';
import { WiresPerDay } from '@/components/charts/wires-per-day';
import { DEFAULT_CURRENCY } from '@/contract/money';
import type { Summary } from '@/contract/wire';

export interface DayChartsProps {
  summary: Summary;
  days: readonly string[];
  currency: string | undefined;
  onCurrency: (currency: string) => void;
}

/** The number of wires a day, and their volume a day in one currency at a time. */
export function DayCharts(props: DayChartsProps) {
  const { summary, days, currency = DEFAULT_CURRENCY, onCurrency } = props;
  const router = useRouter();
  const figures = figuresByDay(summary, days, currency);
  const openDay = (index: number, more: Record<string, string> = {}) => {
    const day = days[index];
    if (day === undefined) return;
    const span = { created_from: startOfDay(day), created_to: startOfDay(dayAfter(day, 1)) };
    router.push(listPath({ ...more, ...span }));
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <WiresPerDay figures={figures} onDay={(index) => openDay(index)} />
      <VolumePerDay
        figures={figures}
        currency={currency}
        currencies={summary.by_currency.map((row) => row.currency)}
        onCurrency={onCurrency}
        onDay={(index) => openDay(index, { currency })}
      />
    </Box>
  );
}
