import { AsyncLocalStorage } from 'node:async_hooks';
import { singleton } from '@/lib/singleton';

/** The ids by which operators follow one thing through every log. */
export interface Trace {
  /** Of the request that began it, also in the jobs and events that came of it. */
  request_id?: string | undefined;
  user_id?: string | undefined;
  session_id?: string | undefined;
  wire_id?: string | undefined;
  task?: string;
  job_id?: string;
  attempt?: number;
}

const storage = () => singleton('trace', () => new AsyncLocalStorage<Trace>());

/** Runs `work`; every line that it logs, however deep and late, carries these ids. */
export function traced<T>(trace: Trace, work: () => T): T {
  return storage().run({ ...trace }, work);
}

/** Adds ids that became known under way. Nothing happens outside of `traced`. */
export function note(ids: Trace): void {
  Object.assign(storage().getStore() ?? {}, ids);
}

/** The ids of what is being done right now; none outside of `traced`. */
export function currentTrace(): Readonly<Trace> {
  return storage().getStore() ?? {};
}
