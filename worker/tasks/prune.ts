import { pruneExpired } from '@/db/prune';
import { log } from '@/lib/log';
import { defineTask } from '@/worker/task';

/** Removes what has no further use: expired idempotency keys, and sessions that ended long ago. */
export const pruneTask = defineTask('prune', async () => {
  log().info(await pruneExpired(), 'pruned');
});
