'use client';

import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useLiveState, type LiveState } from '@/components/live/live-context';
import { useDataTime } from '@/components/live/use-data-time';

const LOOKS = {
  live: { label: 'Live', color: 'success.main' },
  reconnecting: { label: 'Reconnecting', color: 'warning.main' },
  offline: { label: 'Offline', color: 'error.main' },
} as const satisfies Record<LiveState, unknown>;

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Shows the state of the live connection and when the data on the page arrived. */
export function LiveBadge() {
  const state = useLiveState();
  const dataAt = useDataTime();
  const { label, color } = LOOKS[state];
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', whiteSpace: 'nowrap' }}>
      <Box
        sx={{ width: 8, height: 8, flexShrink: 0, borderRadius: '50%', bgcolor: color }}
        aria-hidden
      />
      <Typography variant="body2" role="status" data-state={state} sx={{ fontWeight: 600 }}>
        {label}
      </Typography>
      {dataAt > 0 && (
        // Outside the live region: screen readers must not read the time after every change.
        <Typography
          variant="body2"
          color="textSecondary"
          title="When the newest data on this page arrived"
          sx={{ fontVariantNumeric: 'tabular-nums' }}
        >
          {CLOCK.format(dataAt)}
        </Typography>
      )}
    </Stack>
  );
}
