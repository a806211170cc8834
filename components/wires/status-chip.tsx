import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import ScheduleRounded from '@mui/icons-material/ScheduleRounded';
import SyncRounded from '@mui/icons-material/SyncRounded';
import Chip from '@mui/material/Chip';
import type { WireStatus } from '@/contract/wire-status';

const LOOKS = {
  pending: { label: 'Pending', color: 'default', icon: <ScheduleRounded /> },
  processing: { label: 'Processing', color: 'info', icon: <SyncRounded /> },
  completed: { label: 'Completed', color: 'success', icon: <CheckCircleRounded /> },
  failed: { label: 'Failed', color: 'error', icon: <ErrorRounded /> },
} as const satisfies Record<WireStatus, unknown>;

/** A status by word, colour and sign, so that none of them has to be seen. */
export function StatusChip({ status }: { status: WireStatus }) {
  const { label, color, icon } = LOOKS[status];
  return (
    <Chip
      size="small"
      variant="outlined"
      label={label}
      color={color}
      icon={icon}
      data-status={status}
    />
  );
}
