import { ERRORS, FIELD_PROBLEMS, type ErrorCode, type FieldProblemCode } from '@/contract/errors';
import { z } from '@/contract/zod';

const errorCode = z
  .enum(Object.keys(ERRORS) as ErrorCode[])
  .meta({ id: 'ErrorCode', description: 'A stable code: switch over it, not over the texts.' });

const fieldProblemCode = z.enum(Object.keys(FIELD_PROBLEMS) as FieldProblemCode[]).meta({
  id: 'FieldProblemCode',
  description: Object.entries(FIELD_PROBLEMS)
    .map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
    .join('\n'),
});

/** The body of every error (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: errorCode,
    request_id: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z
            .string()
            .meta({ description: 'A JSON Pointer into the body, or `/name` of a parameter' }),
          code: fieldProblemCode,
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;
