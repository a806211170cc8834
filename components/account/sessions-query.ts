'use client';

import { queryOptions } from '@tanstack/react-query';
import { readClient } from '@/contract/client';

/** The user's sessions. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => readClient('listSessions', { signal }),
});
