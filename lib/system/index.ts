export { pruneExpired, type Pruned } from '@/db/prune';
export { countUnsettled, JOB_STATES, readQueue } from '@/db/queue';
export { beat, endBeat } from '@/db/workers';
export { readHealth } from '@/lib/system/health';
