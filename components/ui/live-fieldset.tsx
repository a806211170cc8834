'use client';

import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';

/**
 * The fields of a form, disabled until hydration: text typed earlier would be lost, and a submit
 * would put the fields into the URL.
 */
export function LiveFieldset({ children }: { children: ReactNode }) {
  const hydrated = useHydrated();
  return (
    <Stack
      component="fieldset"
      disabled={!hydrated}
      spacing={3}
      sx={{ m: 0, p: 0, border: 0, minWidth: 0, width: 1, alignItems: 'stretch' }}
    >
      {children}
    </Stack>
  );
}
