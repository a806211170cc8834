import Chip from '@mui/material/Chip';
import { STATUS_WORDS } from '@/components/wires/status-words';
import type { WireStatus } from '@/contract/wire-status';

/** A status as label, colour and icon, so that no reader depends on one of them. */
export function StatusChip({ status }: { status: WireStatus }) {
  const { label, color, icon } = STATUS_WORDS[status];
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
