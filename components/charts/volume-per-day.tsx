'use client';

import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ChartCard } from '@/components/charts/chart-card';
import { ChartTable } from '@/components/charts/chart-table';
import { CHART_COLOURS, LEAST_SCALE } from '@/components/charts/chart-style';
import { formatDay, type DayFigures } from '@/components/charts/figures';
import { LazyBars } from '@/components/charts/lazy-bars';
import { formatMoney } from '@/components/wires/format-money';

export interface VolumePerDayProps {
  figures: readonly DayFigures[];
  currency: string;
  /** The currencies to choose from; with one, there is no choice. */
  currencies: readonly string[];
  onCurrency: (currency: string) => void;
  /** Called with the index of the day that was clicked. */
  onDay: (index: number) => void;
}

/** The chart of the volume a day in one currency. */
export function VolumePerDay(props: VolumePerDayProps) {
  const { figures, currency, currencies, onCurrency, onDay } = props;
  const totals = figures.map(({ total }) => formatMoney({ amount: total, currency }));
  return (
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
        labels={figures.map(({ day }) => formatDay(day))}
        series={[
          {
            label: `Volume in ${currency}`,
            color: CHART_COLOURS.main,
            // The only place where an amount becomes a number: the height of a bar.
            values: figures.map(({ total }) => Number(total)),
          },
        ]}
        textOf={(_, index) => totals[index] ?? ''}
        onPick={onDay}
        atLeast={LEAST_SCALE}
      />
      <ChartTable
        caption={`Volume per day in ${currency}, UTC`}
        columns={['Day', 'Volume']}
        rows={figures.map(({ day }, index) => [day, totals[index] ?? ''])}
      />
    </ChartCard>
  );
}
