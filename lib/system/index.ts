export { pruneExpired, type Pruned } from '@/db/prune';
export { readHealth, type Health } from '@/lib/system/health';
