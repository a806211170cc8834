'use client';

import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiError } from '@/lib/api/client';
import { theme } from '@/components/theme';
import { NonceProvider } from '@/components/ui/nonce';

const STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 2;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        // What the server refused it will refuse again; only a fault is worth another try.
        retry: (count, error) =>
          count < MAX_RETRIES && !(error instanceof ApiError && error.problem.status < 500),
      },
    },
  });
}

/** What every page stands in: theme and server state. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <ThemeProvider theme={theme} defaultMode="system">
      <CssBaseline enableColorScheme />
      <NonceProvider nonce={nonce}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </NonceProvider>
    </ThemeProvider>
  );
}
