'use client';

import { unstable_isUnrecognizedActionError as isOfAnotherBuild } from 'next/navigation';
import { noteProblem } from '@/components/auth/session-state';
import type { ActionResult } from '@/contract/action-result';
import type { Problem } from '@/contract/problem';

/** The outcome of a server action; `problem` is missing when no answer arrived. */
export type Attempted<T> =
  { ok: true; value: T } | { ok: false; message: string; problem: Problem | undefined };

const OLD_PAGE =
  'The desk was updated while this page was open. Reload the page, then try again. Nothing was sent.';

/** Waits for a server action. `noAnswer` is the message when its outcome is unknown. */
export async function attempt<T>(
  writing: Promise<ActionResult<T>>,
  noAnswer: string,
): Promise<Attempted<T>> {
  try {
    const result = await writing;
    if (result.ok) return result;
    noteProblem(result.problem);
    return { ok: false, message: result.problem.detail, problem: result.problem };
  } catch (error) {
    const message = isOfAnotherBuild(error) ? OLD_PAGE : noAnswer;
    return { ok: false, message, problem: undefined };
  }
}
