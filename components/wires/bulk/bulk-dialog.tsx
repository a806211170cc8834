'use client';

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { Wire } from '@/contract/wire';
import {
  BULK,
  formatWireCount,
  type BulkAct,
  type BulkKind,
} from '@/components/wires/bulk/bulk-kinds';
import { BulkRow } from '@/components/wires/bulk/bulk-row';
import { useBulk } from '@/components/wires/bulk/use-bulk';

export interface BulkDialogProps {
  kind: BulkKind;
  wires: readonly Wire[];
  act: BulkAct;
  onClose: () => void;
}

/** Asks before it does something to many wires, then shows what became of each. */
export function BulkDialog({ kind, wires, act, onClose }: BulkDialogProps) {
  const titleId = useId();
  // What was chosen stays in the dialog, however the list changes meanwhile.
  const [chosen] = useState(wires);
  const { outcomes, running, run } = useBulk(act);
  const { verb, done, none, statuses } = BULK[kind];
  const able = chosen.filter(({ status }) => statuses.includes(status));
  const counted = (state: string) => able.filter(({ id }) => outcomes[id]?.state === state).length;
  const [dones, failures] = [counted('done'), counted('failed')];
  const started = Object.keys(outcomes).length > 0;
  const finished = started && !running;
  const progress = `${done}: ${dones} of ${able.length}${failures > 0 ? `, not done: ${failures}` : ''}`;
  return (
    <Dialog
      open
      onClose={() => {
        if (!running) onClose();
      }}
      maxWidth="sm"
      fullWidth
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>
        {verb} {formatWireCount(able.length)}
        {!started && '?'}
      </DialogTitle>
      <DialogContent>
        <Typography color="textSecondary" role="status">
          {started
            ? progress
            : able.length < chosen.length && `${none}. The others are left as they are.`}
        </Typography>
        <Stack component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
          {chosen.map((wire) => (
            <BulkRow
              key={wire.id}
              wire={wire}
              excluded={able.includes(wire) ? undefined : `${none}: this one is ${wire.status}`}
              outcome={outcomes[wire.id]}
              doneText={done}
            />
          ))}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} disabled={running}>
          {finished ? 'Close' : 'Cancel'}
        </Button>
        {!finished && (
          <Button
            variant="contained"
            color={kind === 'delete' ? 'error' : 'primary'}
            disabled={running || able.length === 0}
            onClick={() => void run(able)}
          >
            {running ? 'Working…' : `${verb} ${formatWireCount(able.length)}`}
          </Button>
        )}
        {finished && failures > 0 && (
          <Button
            variant="contained"
            onClick={() => void run(able.filter(({ id }) => outcomes[id]?.state === 'failed'))}
          >
            Try {formatWireCount(failures)} again
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
