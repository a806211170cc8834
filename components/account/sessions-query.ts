'use client';

import { queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/contract/client';
import type { ActionAnswer } from '@/components/auth/attempt';

/** What a server action of this page answers. */
export type Done = ActionAnswer<undefined>;

const api = apiClient();

/** Where the user is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => api('listSessions', { signal }),
});
