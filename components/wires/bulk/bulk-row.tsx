'use client';

import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import CircularProgress from '@mui/material/CircularProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatMoney } from '@/components/wires/format-money';
import type { Wire } from '@/contract/wire';
import type { Outcome } from '@/components/wires/bulk/use-bulk';

export interface BulkRowProps {
  wire: Wire;
  /** Why the wire is left out. */
  excluded?: string | undefined;
  outcome: Outcome | undefined;
  doneText: string;
}

function textOf({ excluded, outcome, doneText }: BulkRowProps): string | undefined {
  if (excluded !== undefined) return excluded;
  if (outcome?.state === 'failed') return outcome.message;
  return outcome?.state === 'done' ? doneText : undefined;
}

const ICONS = {
  working: <CircularProgress size={16} aria-label="Working" />,
  done: <CheckCircleRounded fontSize="small" color="success" />,
  failed: <ErrorRounded fontSize="small" color="error" />,
};

/** One of many wires, with its outcome. */
export function BulkRow(props: BulkRowProps) {
  const { wire, excluded, outcome } = props;
  const text = textOf(props);
  return (
    <Stack
      component="li"
      direction="row"
      data-outcome={excluded === undefined ? (outcome?.state ?? 'waiting') : 'excluded'}
      sx={{ gap: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', alignItems: 'center' }}
    >
      <Stack sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography noWrap color={excluded === undefined ? 'textPrimary' : 'textSecondary'}>
          {wire.recipient_name}
        </Typography>
        {text !== undefined && (
          <Typography
            variant="body2"
            color={outcome?.state === 'failed' ? 'error' : 'textSecondary'}
          >
            {text}
          </Typography>
        )}
      </Stack>
      <Typography
        color={excluded === undefined ? 'textPrimary' : 'textSecondary'}
        sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
      >
        {formatMoney(wire)}
      </Typography>
      <Stack sx={{ width: 20, alignItems: 'center' }}>{outcome && ICONS[outcome.state]}</Stack>
    </Stack>
  );
}
