'use client';

import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Link from 'next/link';
import { formatMoney } from '@/components/wires/format-money';
import { links } from '@/contract/links';
import type { Wire } from '@/contract/wire';

export interface WireFormConflictProps {
  /** The wire as it is stored now. */
  current: Wire;
  canEdit: boolean;
  onReload: () => void;
}

/** Shows that another client or the worker changed the wire first: its current fields, and links. */
export function WireFormConflict({ current, canEdit, onReload }: WireFormConflictProps) {
  const { sender_name, recipient_name, status } = current;
  const now = `${formatMoney(current)} from ${sender_name} to ${recipient_name}`;
  return (
    <Alert severity="warning" role="alert">
      <AlertTitle>
        {canEdit
          ? 'This wire has changed since you opened it'
          : 'This wire can no longer be edited'}
      </AlertTitle>
      {canEdit
        ? `It now says ${now}. Your changes are not saved.`
        : `It is ${status}, as ${now}. Your changes are not saved.`}
      <Stack direction="row" spacing={1} sx={{ mt: 1.5 }}>
        {canEdit && (
          <Button size="small" variant="outlined" color="inherit" onClick={onReload}>
            Load what it says now
          </Button>
        )}
        <Button
          size="small"
          variant={canEdit ? 'text' : 'outlined'}
          color="inherit"
          component={Link}
          href={links.wire(current.id)}
        >
          Go to the wire
        </Button>
      </Stack>
    </Alert>
  );
}
