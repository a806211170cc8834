import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

export interface ChartCardProps {
  title: string;
  /** What is chosen about it, at the end of its head. */
  control?: ReactNode;
  children: ReactNode;
}

/** A named part of the dashboard. */
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
