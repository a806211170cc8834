'use client';

import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditOutlined from '@mui/icons-material/EditOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import ReplayRounded from '@mui/icons-material/ReplayRounded';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Link from 'next/link';
import { can } from '@/contract/wire-status';
import type { Wire } from '@/contract/wire';

/** What has to be confirmed before it is done. */
export type Confirmed = 'delete' | 'retry';

export interface WireDetailActionsProps {
  wire: Wire;
  canEdit: boolean;
  onAsk: (what: Confirmed) => void;
}

/** What may be done with a wire as it stands, the likeliest first and alone in colour. */
export function WireDetailActions({ wire, canEdit, onAsk }: WireDetailActionsProps) {
  const canRetry = can('retry', wire.status);
  const isCompleted = wire.status === 'completed';
  if (wire.status === 'processing') return null;
  return (
    <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap' }} data-noprint>
      {canRetry && (
        <Button variant="contained" startIcon={<ReplayRounded />} onClick={() => onAsk('retry')}>
          Retry
        </Button>
      )}
      {isCompleted && (
        <Button
          variant="contained"
          startIcon={<ReplayRounded />}
          component={Link}
          href={`/wires/new?like=${wire.id}`}
        >
          Send again like this
        </Button>
      )}
      {canEdit && (
        <Button
          variant={canRetry ? 'outlined' : 'contained'}
          startIcon={<EditOutlined />}
          component={Link}
          href={`/wires/${wire.id}/edit`}
        >
          Edit
        </Button>
      )}
      {can('delete', wire.status) && (
        <Button
          variant="outlined"
          color="error"
          startIcon={<DeleteOutlineRounded />}
          onClick={() => onAsk('delete')}
        >
          Delete
        </Button>
      )}
      {isCompleted && (
        <Button variant="outlined" startIcon={<PrintOutlined />} onClick={() => window.print()}>
          Print confirmation
        </Button>
      )}
    </Stack>
  );
}
