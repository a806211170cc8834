'use client';

import CloseRounded from '@mui/icons-material/CloseRounded';
import Alert from '@mui/material/Alert';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { ApiError } from '@/contract/client';
import type { Wire } from '@/contract/wire';
import { useLiveEvents } from '@/components/live/live-context';
import { wireQuery } from '@/components/wires/queries';
import { WirePanelBody } from '@/components/wires/list/wire-panel-body';
import type { WireWrites } from '@/components/wires/wire-writes';

export interface WirePanelProps {
  id: string;
  /** The wire as the list has it, shown until the API answers. */
  known: Wire | undefined;
  writes: WireWrites;
  onClose: () => void;
}

function textOf(error: Error): string {
  return error instanceof ApiError && error.problem.status === 404
    ? 'There is no such wire, or it is not yours to see.'
    : `The wire could not be shown: ${error.message}`;
}

/** The drawer with one wire beside the list. Escape closes it and focuses the row again. */
export function WirePanel({ id, known, writes, onClose }: WirePanelProps) {
  const titleId = useId();
  const { data: wire, error } = useQuery({
    ...wireQuery(id),
    ...(known && { placeholderData: known }),
  });
  useLiveEvents((event) => {
    if (event.type === 'wire.deleted' && event.wire.id === id) onClose();
  });
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        backdrop: { sx: { bgcolor: 'rgb(0 0 0 / 0.3)' } },
        paper: {
          'aria-labelledby': titleId,
          sx: { width: { xs: '100%', sm: 440 }, p: { xs: 2, sm: 3 } },
        },
      }}
    >
      <Stack
        direction="row"
        sx={{ alignItems: 'center', justifyContent: 'space-between', mb: 1.5 }}
      >
        <Typography id={titleId} variant="body2" component="h2" color="textSecondary">
          Wire{wire && ` ${wire.reference_number}`}
        </Typography>
        <IconButton edge="end" aria-label="Close" onClick={onClose}>
          <CloseRounded />
        </IconButton>
      </Stack>
      {wire ? (
        <WirePanelBody wire={wire} writes={writes} onDeleted={onClose} />
      ) : error ? (
        <Alert severity="error">{textOf(error)}</Alert>
      ) : (
        <Skeleton variant="rounded" sx={{ height: 320 }} />
      )}
    </Drawer>
  );
}
