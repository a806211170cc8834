'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { ChartTable } from '@/components/charts/chart-table';
import { CHART_COLOURS, LEAST_SCALE } from '@/components/charts/chart-style';
import { formatDay, type DayFigures } from '@/components/charts/figures';
import { LazyBars } from '@/components/charts/lazy-bars';
import { Legend } from '@/components/charts/legend';
import { STATUS_WORDS } from '@/components/wires/status-words';

export interface WiresPerDayProps {
  figures: readonly DayFigures[];
  /** Called with the index of the day that was clicked. */
  onDay: (index: number) => void;
}

/** The chart of the number of wires a day, failed ones apart. */
export function WiresPerDay({ figures, onDay }: WiresPerDayProps) {
  const { label: failedLabel } = STATUS_WORDS.failed;
  const series = [
    {
      label: `Not ${failedLabel.toLowerCase()}`,
      color: CHART_COLOURS.main,
      values: figures.map(({ count, failed }) => count - failed),
    },
    {
      label: failedLabel,
      color: CHART_COLOURS.failed,
      values: figures.map(({ failed }) => failed),
    },
  ];
  return (
    <ChartCard title="Wires per day" control={<Legend entries={series} />}>
      <LazyBars
        labels={figures.map(({ day }) => formatDay(day))}
        series={series}
        textOf={(which, index) => String(series[which]?.values[index] ?? 0)}
        onPick={onDay}
        atLeast={LEAST_SCALE}
      />
      <ChartTable
        caption="Wires per day, UTC"
        columns={['Day', 'Wires', failedLabel]}
        rows={figures.map(({ day, count, failed }) => [day, String(count), String(failed)])}
      />
    </ChartCard>
  );
}
