'use client';

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { usePathname } from 'next/navigation';
import { useEffect, useId } from 'react';
import { closeConfirm, runConfirmed, useConfirmState } from '@/components/ui/confirm';

/** The one dialog that asks before an action: the question of `confirm()`. */
export function ConfirmDialog() {
  const state = useConfirmState();
  const pathname = usePathname();
  const id = useId();
  // A question belongs to the page that asked it.
  useEffect(() => closeConfirm, [pathname]);
  if (!state) return null;
  const { open, busy, failure } = state;
  const { title, text, verb, cancel = 'Cancel', danger = false } = state.confirmation;
  const isSafer = state.confirmation.emphasis === 'cancel';
  const onClose = () => {
    if (!busy) closeConfirm();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`} sx={{ overflowWrap: 'anywhere' }}>
        {title}
      </DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>{text}</DialogContentText>
        {failure !== undefined && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {failure}
          </Alert>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant={isSafer ? 'contained' : 'text'} onClick={onClose} disabled={busy}>
          {cancel}
        </Button>
        <Button
          variant={isSafer ? 'text' : 'contained'}
          color={danger ? 'error' : 'primary'}
          disabled={busy}
          onClick={() => void runConfirmed()}
        >
          {busy ? 'One moment…' : verb}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
