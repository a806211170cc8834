'use client';

import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useEffect } from 'react';
import { dismissToast, useToast } from '@/components/shell/toast';

const SHOWN_MS = 6_000;

/** Shows toasts. The live region exists before its text, so that screen readers announce it. */
export function ToastBar() {
  const toast = useToast();
  useEffect(() => {
    if (toast === null) return undefined;
    const timer = setTimeout(dismissToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <Box
      role="status"
      sx={{
        position: 'fixed',
        zIndex: 'snackbar',
        left: 0,
        right: 0,
        bottom: 24,
        px: 2,
        display: 'flex',
        justifyContent: 'center',
        pointerEvents: 'none',
        '@media print': { display: 'none' },
      }}
    >
      {toast && (
        <Paper
          key={toast.id}
          elevation={6}
          variant="elevation"
          sx={{ px: 2.5, py: 1.5, bgcolor: 'text.primary', color: 'background.paper' }}
        >
          {toast.text}
        </Paper>
      )}
    </Box>
  );
}
