import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

export interface LegendProps {
  entries: readonly { label: string; color: string }[];
}

/** The colours of a chart's series, in the title row of its card. */
export function Legend({ entries }: LegendProps) {
  return (
    <Stack direction="row" spacing={2} aria-hidden>
      {entries.map(({ label, color }) => (
        <Stack key={label} direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
          <Box sx={{ width: 10, height: 10, borderRadius: 0.5, bgcolor: color }} />
          <Typography variant="body2" color="textSecondary">
            {label}
          </Typography>
        </Stack>
      ))}
    </Stack>
  );
}
