import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

export interface ChartCardProps {
  title: string;
  /** A control at the end of the title's row. */
  control?: ReactNode;
  children: ReactNode;
}

/** A titled section of the dashboard. */
export function ChartCard({ title, control, children }: ChartCardProps) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} sx={{ p: { xs: 2, sm: 3 }, minWidth: 0 }}>
      <Stack
        direction="row"
        sx={{ alignItems: 'center', justifyContent: 'space-between', minHeight: 40, mb: 1 }}
      >
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {control}
      </Stack>
      {children}
    </Paper>
  );
}
