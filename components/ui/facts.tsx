import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export type Fact = readonly [label: string, value: ReactNode];

const LAYOUTS = {
  beside: { variant: 'body2', gap: 1.25, fact: { display: 'flex', gap: 2 }, labelWidth: 96 },
  above: { variant: 'body1', gap: 2.5, fact: {}, labelWidth: 'auto' },
} as const;

export interface FactsProps {
  facts: readonly Fact[];
  /** Where the labels are: in a column beside the values, or each above its value. */
  labels: keyof typeof LAYOUTS;
  /** Two columns where the screen has room for them. */
  columns?: 1 | 2;
  /** Larger values. */
  large?: boolean;
}

/** A description list of labels and values. */
export function Facts({ facts, labels, columns = 1, large = false }: FactsProps) {
  const { variant, gap, fact, labelWidth } = LAYOUTS[labels];
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gap,
        gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, 1fr)` },
      }}
    >
      {facts.map(([label, value]) => (
        <Box key={label} sx={fact}>
          <Typography
            component="dt"
            variant="body2"
            color="textSecondary"
            sx={{ width: labelWidth, flexShrink: 0 }}
          >
            {label}
          </Typography>
          <Typography
            component="dd"
            variant={variant}
            sx={{ m: 0, overflowWrap: 'anywhere', ...(large && { fontSize: '1.125rem' }) }}
          >
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
