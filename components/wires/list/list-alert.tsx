'use client';

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useLiveState } from '@/components/live/live-context';

export interface ListAlertProps {
  error: Error | null;
  onRetry: () => void;
}

/** A warning that the list may be out of date, with the reason. */
export function ListAlert({ error, onRetry }: ListAlertProps) {
  const offline = useLiveState() === 'offline';
  if (offline) {
    return (
      <Alert severity="warning">
        You are offline. What is shown is from before; it is refreshed when the connection is back.
      </Alert>
    );
  }
  if (!error) return null;
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      The list could not be refreshed. {error.message}
    </Alert>
  );
}
