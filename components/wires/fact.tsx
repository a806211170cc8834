import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface FactProps {
  label: string;
  children: ReactNode;
}

/** One entry of a description list: what it is called, and what it is. */
export function Fact({ label, children }: FactProps) {
  return (
    <div>
      <Typography component="dt" variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </div>
  );
}
