import { pruneExpired } from '@/db/prune';
import { log } from '@/lib/log';
import { defineTask } from '@/worker/task';

/** Deletes expired idempotency keys and sessions that ended long ago, and logs the counts. */
export const pruneTask = defineTask('prune', async () => {
  log().info(await pruneExpired(), 'expired rows pruned');
});
