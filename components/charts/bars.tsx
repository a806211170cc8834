'use client';

import Box from '@mui/material/Box';
import { BarChart } from '@mui/x-charts/BarChart';

const MARGIN = { left: 0, right: 8, top: 12, bottom: 0 };
const HEIGHT = 260;
const Y_AXIS_WIDTH = 44;
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export interface BarSeries {
  label: string;
  color: string;
  /** For drawing only: sums are stored and shown as text. */
  values: number[];
}

export interface BarsProps {
  labels: string[];
  series: readonly BarSeries[];
  /** The exact text of a value, for its tooltip. */
  textOf: (series: number, index: number) => string;
  onPick: (index: number) => void;
  /** The smallest top of the scale. */
  atLeast: number;
}

/**
 * Stacked bars over days. Hidden from screen readers and the keyboard: a ChartTable beside it has
 * the same values.
 */
export function Bars({ labels, series, textOf, onPick, atLeast }: BarsProps) {
  return (
    <Box
      aria-hidden
      sx={{ '& .MuiBarElement-root, & .MuiChartsSurface-root': { cursor: 'pointer' } }}
    >
      <BarChart
        height={HEIGHT}
        margin={MARGIN}
        skipAnimation
        disableKeyboardNavigation
        hideLegend
        borderRadius={2}
        grid={{ horizontal: true }}
        series={series.map(({ label, color, values }, which) => ({
          label,
          color,
          data: values,
          stack: 'all',
          valueFormatter: (_: number | null, { dataIndex }: { dataIndex: number }) =>
            textOf(which, dataIndex),
        }))}
        xAxis={[
          {
            data: labels,
            scaleType: 'band',
            categoryGapRatio: labels.length > 31 ? 0.2 : 0.4,
            disableTicks: true,
            disableLine: true,
          },
        ]}
        yAxis={[
          {
            width: Y_AXIS_WIDTH,
            min: 0,
            domainLimit: (_: unknown, top: { valueOf: () => number }) => ({
              min: 0,
              max: Math.max(top.valueOf(), atLeast),
            }),
            tickMinStep: 1,
            tickNumber: 4,
            disableLine: true,
            disableTicks: true,
            valueFormatter: (value: number) => COMPACT.format(value),
          },
        ]}
        onAxisClick={(_, data) => {
          if (data) onPick(data.dataIndex);
        }}
      />
    </Box>
  );
}
