'use client';

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { ChartCard } from '@/components/charts/chart-card';
import { CurrencyTable } from '@/components/charts/currency-table';
import { DayCharts } from '@/components/charts/day-charts';
import { busiestCurrency } from '@/components/charts/figures';
import { daysOf, DEFAULT_RANGE, RANGE_NAMES, startOf, type Range } from '@/components/charts/range';
import { RangeChoice } from '@/components/charts/range-choice';
import { Stats } from '@/components/charts/stats';
import { StatusTable } from '@/components/charts/status-table';
import { wireSummaryQuery } from '@/components/wires/queries';
import type { Summary } from '@/contract/wire';

/** Live events cause a refetch at once; this is for an event that was lost. */
const REFETCH_MS = 15_000;
const IN_URL = {
  range: parseAsStringLiteral(RANGE_NAMES).withDefault(DEFAULT_RANGE),
  currency: parseAsString,
};

export interface DashboardProps {
  /** The UTC day of the request for the page. */
  today: string;
  initialRange: Range;
  initial: Summary;
}

/** Counts, rates and volumes of a range of days; each number links to its wires. */
export function Dashboard({ today, initialRange, initial }: DashboardProps) {
  const [{ range, currency }, setChoice] = useQueryStates(IN_URL);
  const createdFrom = startOf(range, today);
  const { data, error } = useQuery({
    ...wireSummaryQuery({ created_from: createdFrom }),
    ...(range === initialRange && { initialData: initial }),
    refetchInterval: REFETCH_MS,
  });
  const summary = data ?? initial;
  const selected = summary.by_currency.find((row) => row.currency === currency)?.currency;
  return (
    <Stack spacing={2.5}>
      <Stack
        direction="row"
        useFlexGap
        sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1.5 }}
      >
        <Typography variant="h1">Dashboard</Typography>
        <RangeChoice value={range} onChange={(next) => void setChoice({ range: next })} />
      </Stack>
      {error && <Alert severity="error">The numbers could not be refreshed: {error.message}</Alert>}
      <Stats summary={summary} range={range} createdFrom={createdFrom} />
      <DayCharts
        summary={summary}
        days={daysOf(range, today)}
        currency={selected ?? busiestCurrency(summary)}
        onCurrency={(code) => void setChoice({ currency: code })}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <ChartCard title="By status">
          <StatusTable summary={summary} createdFrom={createdFrom} />
        </ChartCard>
        <ChartCard title="By currency">
          <CurrencyTable summary={summary} createdFrom={createdFrom} />
        </ChartCard>
      </Box>
      <Typography variant="body2" color="textSecondary">
        Days are UTC days.
      </Typography>
    </Stack>
  );
}
