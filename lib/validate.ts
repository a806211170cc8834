import { z } from '@/contract/zod';
import { AppError, type FieldProblem } from '@/contract/errors';
import { codeIn } from '@/contract/issue-code';

type Issue = z.core.$ZodIssue;

/** A path as a JSON Pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    input,
  );
}

/** The code (of FIELD_PROBLEMS, not zod's) and message of one issue. */
function explain(issue: Issue, input: unknown): Pick<FieldProblem, 'code' | 'message'> {
  const { message } = issue;
  switch (issue.code) {
    case 'custom':
      return { code: codeIn(issue.params), message };
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined
        ? { code: 'required', message: 'is required' }
        : { code: 'invalid_type', message: `must be of type ${issue.expected}` };
    case 'invalid_value':
      return { code: 'invalid_choice', message: `must be one of ${issue.values.join(', ')}` };
    case 'invalid_format':
      return { code: 'invalid_format', message };
    case 'too_small': {
      const unit = issue.origin === 'string' ? ' characters' : '';
      const code = issue.origin === 'string' ? 'too_short' : 'too_small';
      return { code, message: `must be at least ${issue.minimum}${unit}` };
    }
    case 'too_big': {
      const unit = issue.origin === 'string' ? ' characters' : '';
      const code = issue.origin === 'string' ? 'too_long' : 'too_big';
      return { code, message: `must be at most ${issue.maximum}${unit}` };
    }
    default:
      return { code: 'invalid', message };
  }
}

function problems(error: z.ZodError, input: unknown): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointer([...issue.path, key]),
          code: 'unknown_field',
          message: 'is not a field of this request',
        }))
      : [{ pointer: pointer(issue.path), ...explain(issue, input) }],
  );
}

function refused(errors: FieldProblem[]): AppError {
  const names = errors.map(({ pointer: at }) => at.slice(1) || 'the body').slice(0, 5);
  return new AppError('validation_failed', `Check ${names.join(', ')}.`, { errors });
}

/** Parses a value with a schema. @throws AppError validation_failed, with one entry a problem */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refused(problems(result.error, value));
}

const NO_PARAMETERS = z.strictObject({});

/**
 * Parses a query string with a schema; without a schema it must be empty. A repeated parameter is
 * ambiguous and refused. @throws AppError validation_failed
 */
export function validateQuery(schema: z.ZodType | undefined, query: URLSearchParams): unknown {
  const repeated = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  if (repeated.length > 0) {
    throw refused(
      repeated.map((name) => ({
        pointer: pointer([name]),
        code: 'repeated_parameter',
        message: 'is given more than once',
      })),
    );
  }
  return validate(schema ?? NO_PARAMETERS, Object.fromEntries(query));
}
