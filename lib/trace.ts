import { AsyncLocalStorage } from 'node:async_hooks';
import { singleton } from '@/lib/singleton';

/** The ids by which operators find all log lines of one request, session, wire or job. */
export interface Trace {
  /** The originating request, also in the jobs and events that it caused. */
  request_id?: string | undefined;
  user_id?: string | undefined;
  session_id?: string | undefined;
  wire_id?: string | undefined;
  task?: string;
  job_id?: string;
  attempt?: number;
}

const storage = () => singleton('trace', () => new AsyncLocalStorage<Trace>());

/** Runs `work`; every line that it logs, also in asynchronous calls, carries these ids. */
export function traced<T>(trace: Trace, work: () => T): T {
  return storage().run({ ...trace }, work);
}

/** Adds ids to the current trace. Outside of `traced` it does nothing. */
export function note(ids: Trace): void {
  Object.assign(storage().getStore() ?? {}, ids);
}

/** The ids of the current request or job; empty outside of `traced`. */
export function currentTrace(): Readonly<Trace> {
  return storage().getStore() ?? {};
}
