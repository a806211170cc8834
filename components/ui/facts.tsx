import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface FactsProps {
  facts: readonly (readonly [label: string, value: ReactNode])[];
}

/** Labels and values, one pair a line. */
export function Facts({ facts }: FactsProps) {
  return (
    <Stack component="dl" sx={{ m: 0, gap: 1.25 }}>
      {facts.map(([label, value]) => (
        <Stack key={label} direction="row" sx={{ gap: 2 }}>
          <Typography
            component="dt"
            variant="body2"
            color="textSecondary"
            sx={{ width: 96, flexShrink: 0 }}
          >
            {label}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </Stack>
      ))}
    </Stack>
  );
}
