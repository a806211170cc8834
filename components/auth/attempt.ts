'use client';

import { unstable_isUnrecognizedActionError as isOfAnotherBuild } from 'next/navigation';
import { noteProblem } from '@/components/auth/session-state';
import type { Problem } from '@/contract/endpoints';

/** What a server action answers. */
export type ActionAnswer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The same once it is here; `problem` is missing when there was no answer. */
export type Attempted<T> =
  { ok: true; value: T } | { ok: false; says: string; problem: Problem | undefined };

const OLD_PAGE =
  'The desk was updated while this page was open. Reload the page, then try again. Nothing was sent.';

/** Waits for a server action. `noAnswer` is what to tell the person when it cannot be known what happened. */
export async function attempt<T>(
  writing: Promise<ActionAnswer<T>>,
  noAnswer: string,
): Promise<Attempted<T>> {
  try {
    const answer = await writing;
    if (answer.ok) return answer;
    noteProblem(answer.problem);
    return { ok: false, says: answer.problem.detail, problem: answer.problem };
  } catch (error) {
    return { ok: false, says: isOfAnotherBuild(error) ? OLD_PAGE : noAnswer, problem: undefined };
  }
}
