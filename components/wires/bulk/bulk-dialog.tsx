'use client';

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { BulkRow } from '@/components/wires/bulk/bulk-row';
import { BULK_WORDS } from '@/components/wires/bulk/bulk-words';
import { useBulk } from '@/components/wires/bulk/use-bulk';
import { formatWireCount } from '@/components/wires/format-wire-count';
import type { ConfirmedAction, WireWrite } from '@/components/wires/wire-writes';
import type { Wire } from '@/contract/wire';
import { can } from '@/contract/wire-status';

export interface BulkDialogProps {
  action: ConfirmedAction;
  wires: readonly Wire[];
  write: WireWrite;
  onClose: () => void;
}

/** Asks before an action on many wires, then shows the outcome of each. */
export function BulkDialog({ action, wires, write, onClose }: BulkDialogProps) {
  const titleId = useId();
  // The dialog keeps the wires that were selected, however the list changes meanwhile.
  const [selected] = useState(wires);
  const { outcomes, running, run } = useBulk(write);
  const { verb, done, excluded } = BULK_WORDS[action];
  const able = selected.filter(({ status }) => can(action, status));
  const count = (state: string) => able.filter(({ id }) => outcomes[id]?.state === state).length;
  const [successes, failures] = [count('done'), count('failed')];
  const started = Object.keys(outcomes).length > 0;
  const finished = started && !running;
  const progress = `${done}: ${successes} of ${able.length}${failures > 0 ? `, not done: ${failures}` : ''}`;
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
            : able.length < selected.length && `${excluded}. The others are left as they are.`}
        </Typography>
        <Stack component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
          {selected.map((wire) => (
            <BulkRow
              key={wire.id}
              wire={wire}
              excluded={able.includes(wire) ? undefined : `${excluded}: this one is ${wire.status}`}
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
            color={action === 'delete' ? 'error' : 'primary'}
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
