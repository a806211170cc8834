import type { Problem } from '@/contract/problem';

/** The result of a server action: the value of the API's success answer, or its problem. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; problem: Problem };
