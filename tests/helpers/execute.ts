import type { SQL } from 'drizzle-orm';
import { run } from '@/db/run';

/** Runs a statement of a test as the application runs its own, and returns its rows. */
export function execute<T extends object>(statement: SQL): Promise<T[]> {
  return run<T>('test', statement);
}
