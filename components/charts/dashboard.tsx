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
import {
  busiestCurrency,
  countAll,
  countOf,
  failureRate,
  formatDuration,
  listPath,
} from '@/components/charts/figures';
import {
  daysOf,
  DEFAULT_RANGE,
  RANGE_NAMES,
  RANGES,
  startOf,
  type Range,
} from '@/components/charts/range';
import { RangeChoice } from '@/components/charts/range-choice';
import { Stat } from '@/components/charts/stat';
import { StatusTable } from '@/components/charts/status-table';
import { wireSummaryQuery } from '@/components/wires/queries';
import type { Summary } from '@/contract/wire';

/** Live events ask again at once; this catches what a lost one would have told. */
const REFETCH_MS = 15_000;
const IN_URL = {
  range: parseAsStringLiteral(RANGE_NAMES).withDefault(DEFAULT_RANGE),
  currency: parseAsString,
};

export interface DashboardProps {
  /** The UTC day on which the page was asked for. */
  today: string;
  initialRange: Range;
  initial: Summary;
}

/** How the desk is doing, by numbers that each lead to their wires. */
export function Dashboard({ today, initialRange, initial }: DashboardProps) {
  const [{ range, currency }, setChoice] = useQueryStates(IN_URL);
  const createdFrom = startOf(range, today);
  const { data, error } = useQuery({
    ...wireSummaryQuery({ created_from: createdFrom }),
    ...(range === initialRange && { initialData: initial }),
    refetchInterval: REFETCH_MS,
  });
  const summary = data ?? initial;
  const days = `last ${RANGES[range]} days`;
  const { p50_ms, p95_ms } = summary.time_to_complete;
  const completed = listPath({ status: 'completed', created_from: createdFrom });
  const chosen = summary.by_currency.find((row) => row.currency === currency)?.currency;
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
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 1.5, sm: 2.5 },
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
        }}
      >
        <Stat
          label="Wires"
          value={String(countAll(summary))}
          note={`Created in the ${days}`}
          href={listPath({ created_from: createdFrom })}
        />
        <Stat
          label="Failure rate"
          value={failureRate(summary)}
          note={`${countOf(summary, 'failed')} failed`}
          href={listPath({ status: 'failed', created_from: createdFrom })}
        />
        <Stat
          label="Time to complete, p50"
          value={formatDuration(p50_ms)}
          note={`Median of ${countOf(summary, 'completed')} completed`}
          href={completed}
        />
        <Stat
          label="Time to complete, p95"
          value={formatDuration(p95_ms)}
          note="19 of 20 are faster"
          href={completed}
        />
      </Box>
      <DayCharts
        summary={summary}
        days={daysOf(range, today)}
        currency={chosen ?? busiestCurrency(summary)}
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
