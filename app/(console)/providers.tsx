'use client';

import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { AppRouterCacheProvider } from '@mui/material-nextjs/v16-appRouter';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { ApiError } from '@/contract/client';
import { noteError } from '@/components/auth/session-state';
import { theme } from '@/components/theme';
import { useNonce } from '@/components/ui/nonce';

const STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 2;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noteError }),
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

/** What every page of the console stands in: theme, server state and the state in the URL. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const nonce = useNonce();
  return (
    <AppRouterCacheProvider options={{ key: 'css', ...(nonce !== undefined && { nonce }) }}>
      <ThemeProvider theme={theme} defaultMode="system">
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queryClient}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </QueryClientProvider>
      </ThemeProvider>
    </AppRouterCacheProvider>
  );
}
