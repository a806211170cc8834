'use client';

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, type SubmitEvent } from 'react';
import { links } from '@/contract/links';
import { listenToOtherTabs, noteSignIn, useSessionEnded } from '@/components/auth/session-state';
import { signIn } from '@/components/auth/sign-in';
import { takeFocus } from '@/components/ui/take-focus';
import { SubmitButton } from '@/components/ui/submit-button';

/** The dialog over a page whose session has ended. It keeps the page and its unsaved input. */
export function SignInAgain({ email }: { email: string }) {
  const ended = useSessionEnded();
  const client = useQueryClient();
  const titleId = useId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => listenToOtherTabs(email, () => void client.invalidateQueries()), [client, email]);
  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // React events bubble through portals, so they would reach the form around the dialog.
    event.stopPropagation();
    const password = new FormData(event.currentTarget).get('password');
    if (typeof password !== 'string' || password === '') {
      setFailure('Enter your password.');
      return;
    }
    setBusy(true);
    const problem = await signIn({ email, password });
    setBusy(false);
    setFailure(problem);
    if (problem !== undefined) return;
    noteSignIn(email);
    await client.invalidateQueries();
  };
  return (
    <Dialog open={ended} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <form onSubmit={(event) => void onSubmit(event)} noValidate>
        <DialogTitle id={titleId}>Sign in again</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2.5 }}>
            Your session has ended. This page and what you typed are kept.
          </DialogContentText>
          <Stack spacing={2.5}>
            {failure !== undefined && <Alert severity="error">{failure}</Alert>}
            <TextField
              label="E-mail"
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              slotProps={{ input: { readOnly: true } }}
            />
            <TextField
              inputRef={takeFocus}
              label="Password"
              name="password"
              type="password"
              autoComplete="current-password"
            />
          </Stack>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 3 }}>
          <Button size="large" href={links.login}>
            Use another account
          </Button>
          <SubmitButton busy={busy}>Sign in</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
