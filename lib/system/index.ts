export { pruneExpired, type Pruned } from '@/db/prune';
export { countUnsettled, JOB_STATES, readQueue } from '@/db/queue';
export { beat, endBeat } from '@/db/workers';
export { readHealth, type Health } from '@/lib/system/health';
