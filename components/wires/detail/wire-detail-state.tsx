'use client';

import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Typography from '@mui/material/Typography';
import type { Wire } from '@/contract/wire';

const TEXTS = {
  pending: 'Waiting to be sent. Until then it can be edited or deleted.',
  processing: 'With the rail now. It can no longer be changed.',
  completed: 'The rail has accepted this wire. It is final.',
} as const;

export interface WireDetailStateProps {
  wire: Wire;
  canEdit: boolean;
}

/** How a wire stands, in a sentence; of a failed one the cause and what to do about it. */
export function WireDetailState({ wire, canEdit }: WireDetailStateProps) {
  if (wire.status !== 'failed') {
    return <Typography color="textSecondary">{TEXTS[wire.status]}</Typography>;
  }
  const next = canEdit
    ? 'Check the details with the recipient, edit them if they are wrong, then retry.'
    : 'Check the details with the recipient. Retry if they are right; if not, delete this wire and send a new one.';
  return (
    <Alert severity="error">
      <AlertTitle sx={{ overflowWrap: 'anywhere' }}>
        {wire.failure_reason ?? 'The rail refused this wire.'}
      </AlertTitle>
      No money has moved. {next}
    </Alert>
  );
}
