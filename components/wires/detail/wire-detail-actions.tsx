'use client';

import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditOutlined from '@mui/icons-material/EditOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import ReplayRounded from '@mui/icons-material/ReplayRounded';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Link from 'next/link';
import type { ConfirmedAction } from '@/components/wires/wire-writes';
import { links } from '@/contract/links';
import { can, FINAL_STATUSES } from '@/contract/wire-status';
import type { Wire } from '@/contract/wire';

export interface WireDetailActionsProps {
  wire: Wire;
  canEdit: boolean;
  onAction: (action: ConfirmedAction) => void;
}

/** The actions that the wire's status allows. The likeliest is the first and the only filled one. */
export function WireDetailActions({ wire, canEdit, onAction }: WireDetailActionsProps) {
  const canRetry = can('retry', wire.status);
  const canDelete = can('delete', wire.status);
  const isFinal = FINAL_STATUSES.includes(wire.status);
  if (!canRetry && !canEdit && !canDelete && !isFinal) return null;
  return (
    <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap' }} data-noprint>
      {canRetry && (
        <Button variant="contained" startIcon={<ReplayRounded />} onClick={() => onAction('retry')}>
          Retry
        </Button>
      )}
      {isFinal && (
        <Button
          variant="contained"
          startIcon={<ReplayRounded />}
          component={Link}
          href={links.newWireLike(wire.id)}
        >
          Send again like this
        </Button>
      )}
      {canEdit && (
        <Button
          variant={canRetry ? 'outlined' : 'contained'}
          startIcon={<EditOutlined />}
          component={Link}
          href={links.editWire(wire.id)}
        >
          Edit
        </Button>
      )}
      {canDelete && (
        <Button
          variant="outlined"
          color="error"
          startIcon={<DeleteOutlineRounded />}
          onClick={() => onAction('delete')}
        >
          Delete
        </Button>
      )}
      {isFinal && (
        <Button variant="outlined" startIcon={<PrintOutlined />} onClick={() => window.print()}>
          Print confirmation
        </Button>
      )}
    </Stack>
  );
}
