'use client';

import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { ReactNode } from 'react';

export interface SubmitButtonProps {
  busy: boolean;
  /** Whether it cannot be used yet, without a sign of work. */
  disabled?: boolean;
  children: ReactNode;
}

/** A submit button that is disabled while busy. (Button's `loading` writes a style attribute, which the CSP refuses.) */
export function SubmitButton({ busy, disabled = false, children }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      variant="contained"
      size="large"
      disabled={busy || disabled}
      startIcon={
        busy ? <CircularProgress size={18} color="inherit" aria-label="Sending" /> : undefined
      }
    >
      {children}
    </Button>
  );
}
