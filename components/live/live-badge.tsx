'use client';

import Chip from '@mui/material/Chip';
import { useLiveState, type LiveState } from '@/components/live/live-provider';

const LOOKS = {
  live: { label: 'Live', color: 'success' },
  reconnecting: { label: 'Reconnecting', color: 'warning' },
  offline: { label: 'Offline', color: 'error' },
} as const satisfies Record<LiveState, unknown>;

/** Says whether changes arrive by themselves. */
export function LiveBadge() {
  const state = useLiveState();
  const { label, color } = LOOKS[state];
  return (
    <Chip
      size="small"
      variant="outlined"
      role="status"
      label={label}
      color={color}
      data-state={state}
    />
  );
}
