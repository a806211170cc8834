'use client';

import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { AppRouterCacheProvider } from '@mui/material-nextjs/v16-appRouter';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { ApiError } from '@/contract/client';
import { noteError } from '@/components/auth/session-state';
import { LiveProvider } from '@/components/live/live-provider';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { theme } from '@/components/ui/theme';
import { useNonce } from '@/components/ui/nonce';
import { wireUpdates } from '@/components/wires/wire-updates';

const STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 2;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noteError }),
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        // The server refuses the same request again (4xx); only a fault is worth a retry.
        retry: (count, error) =>
          count < MAX_RETRIES && !(error instanceof ApiError && error.problem.status < 500),
      },
    },
  });
}

/** The providers of every page of the console: theme, server state, live updates, URL state. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const nonce = useNonce();
  return (
    <AppRouterCacheProvider options={{ key: 'css', ...(nonce !== undefined && { nonce }) }}>
      <ThemeProvider theme={theme} defaultMode="system">
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queryClient}>
          <LiveProvider updates={wireUpdates}>
            <NuqsAdapter>{children}</NuqsAdapter>
            <ConfirmDialog />
          </LiveProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </AppRouterCacheProvider>
  );
}
