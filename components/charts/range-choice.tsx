'use client';

import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { RANGE_NAMES, RANGES, type Range } from '@/components/charts/range';

export interface RangeChoiceProps {
  value: Range;
  onChange: (range: Range) => void;
}

/** The buttons that select the dashboard's range. */
export function RangeChoice({ value, onChange }: RangeChoiceProps) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label="Range"
      onChange={(_, range: Range | null) => {
        if (range !== null) onChange(range);
      }}
      sx={{ bgcolor: 'background.paper' }}
    >
      {RANGE_NAMES.map((range) => (
        <ToggleButton key={range} value={range} sx={{ px: 1.75 }}>
          {RANGES[range]} days
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
