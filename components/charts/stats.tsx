import Box from '@mui/material/Box';
import {
  countAll,
  countOf,
  failureRate,
  formatDuration,
  listPath,
} from '@/components/charts/figures';
import { RANGES, type Range } from '@/components/charts/range';
import { Stat } from '@/components/charts/stat';
import type { Summary } from '@/contract/wire';

export interface StatsProps {
  summary: Summary;
  range: Range;
  createdFrom: string;
}

/** The four numbers at the top of the dashboard. */
export function Stats({ summary, range, createdFrom }: StatsProps) {
  const { p50_ms, p95_ms } = summary.time_to_complete;
  const completed = listPath({ status: 'completed', created_from: createdFrom });
  return (
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
        note={`Created in the last ${RANGES[range]} days`}
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
  );
}
