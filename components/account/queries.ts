'use client';

import { queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/lib/api/client';
import type { Problem } from '@/lib/api/contract';

/** What a server action of this page answers. */
export type Done = { ok: true; value: undefined } | { ok: false; problem: Problem };

const api = apiClient();

/** Where the user is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => api('listSessions', { signal }),
});
