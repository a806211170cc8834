'use client';

import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Typography from '@mui/material/Typography';
import { STATUS_WORDS } from '@/components/wires/status-words';
import type { Wire } from '@/contract/wire';

export interface WireDetailStateProps {
  wire: Wire;
  canEdit: boolean;
}

/** The meaning of a wire's status in a sentence; for a failed wire, the cause and the next step. */
export function WireDetailState({ wire, canEdit }: WireDetailStateProps) {
  const { sentence } = STATUS_WORDS[wire.status];
  if (wire.status !== 'failed') return <Typography color="textSecondary">{sentence}</Typography>;
  const next = canEdit
    ? 'Check the details with the recipient, edit them if they are wrong, then retry.'
    : 'Check the details with the recipient. Retry if they are right; if not, delete this wire and send a new one.';
  return (
    <Alert severity="error">
      <AlertTitle sx={{ overflowWrap: 'anywhere' }}>
        {wire.failure_reason ?? 'The rail refused this wire.'}
      </AlertTitle>
      {sentence} {next}
    </Alert>
  );
}
