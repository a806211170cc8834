'use client';

import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { StatusChip } from '@/components/wires/status-chip';
import { formatMoney } from '@/components/wires/format-money';
import type { Wire } from '@/contract/wire';

/** The amount and the status of a wire; a screen reader announces when the status changes. */
export function WireDetailHead({ wire }: { wire: Wire }) {
  return (
    <div>
      <span role="status">
        <VisuallyHidden>Status: {wire.status}</VisuallyHidden>
      </span>
      <Stack
        direction="row"
        useFlexGap
        sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1 }}
      >
        <Typography variant="h1" sx={{ fontSize: '1.75rem', fontVariantNumeric: 'tabular-nums' }}>
          {formatMoney(wire)}
        </Typography>
        <StatusChip status={wire.status} />
      </Stack>
    </div>
  );
}
