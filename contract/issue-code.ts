import { FIELD_PROBLEMS, type FieldProblemCode } from '@/contract/errors';
import type { TextProblem } from '@/contract/text';
import type { z } from '@/contract/zod';

/**
 * The params that set the code of a schema's issue, one of FIELD_PROBLEMS:
 * `schema.refine(rule, { error: 'must be greater than zero', ...withCode('not_positive') })`.
 */
export function withCode(code: FieldProblemCode): { params: { code: FieldProblemCode } } {
  return { params: { code } };
}

/** The code that `withCode` put into the `params` of an issue; `invalid` for any other params. */
export function codeIn(params: Record<string, unknown> | undefined): FieldProblemCode {
  const code = params?.['code'];
  const isKnown = typeof code === 'string' && Object.hasOwn(FIELD_PROBLEMS, code);
  return isKnown ? (code as FieldProblemCode) : 'invalid';
}

/** For `superRefine`: adds an issue when `problemOf` returns a problem of the text. */
export function refuseWhen(problemOf: (text: string) => TextProblem | undefined) {
  return (text: string, context: z.core.$RefinementCtx<string>): void => {
    const problem = problemOf(text);
    if (!problem) return;
    context.addIssue({ code: 'custom', message: problem.message, ...withCode(problem.code) });
  };
}
