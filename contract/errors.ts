/**
 * Every error code of the API, with its HTTP status and title. Codes are a contract with API
 * clients; the detail is data. An error code without a row here does not compile.
 */
export const ERRORS = {
  malformed_json: { status: 400, title: 'The body is not valid JSON' },
  bad_request: { status: 400, title: 'The request cannot be understood' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  invalid_credentials: { status: 401, title: 'E-mail or password is wrong' },
  invalid_token: { status: 401, title: 'The token is not valid' },
  token_reused: { status: 401, title: 'The refresh token was used before' },
  forbidden_origin: { status: 403, title: 'This origin may not write with a cookie' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  request_timeout: { status: 408, title: 'The body did not arrive in time' },
  email_taken: { status: 409, title: 'This e-mail already has an account' },
  wire_not_editable: { status: 409, title: 'This wire can no longer be edited' },
  wire_not_deletable: { status: 409, title: 'This wire can no longer be deleted' },
  wire_not_retryable: { status: 409, title: 'Only a failed wire can be retried' },
  idempotency_in_progress: { status: 409, title: 'A request with this key is still running' },
  version_mismatch: { status: 412, title: 'The wire has changed since you read it' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be application/json' },
  validation_failed: { status: 422, title: 'Some fields are not valid' },
  idempotency_key_reused: { status: 422, title: 'This key was used with another body' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal_error: { status: 500, title: 'Something went wrong here' },
  service_unavailable: { status: 503, title: 'The service is not available right now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Every code of a problem with one field, and what it means. Also a contract with API clients. */
export const FIELD_PROBLEMS = {
  required: 'The field is missing.',
  unknown_field: 'The request has no such field or parameter.',
  repeated_parameter: 'The parameter is given more than once.',
  excluded: 'The parameter excludes another one that is given.',
  invalid_type: 'The value has another JSON type.',
  invalid_choice: 'The value is not one of the allowed values.',
  invalid_format: 'The value does not have the required form.',
  invalid_unicode: 'The text has lone surrogates.',
  invalid_cursor: 'The cursor belongs to another list, or was altered.',
  invalid: 'The value is not valid for another reason; the message says which.',
  forbidden_characters: 'The text has control or text-direction characters.',
  too_short: 'The text is too short.',
  too_long: 'The text is too long.',
  too_small: 'The number is below its minimum.',
  too_big: 'The number is above its maximum.',
  out_of_range: 'The time is outside the years 0001 to 9999.',
  not_positive: 'The amount is not greater than zero.',
  too_many_decimals: 'The amount has more decimals than its currency.',
  currency_unknown: 'The code is not that of a circulating ISO 4217 currency.',
  currency_not_supported: 'The currency has three decimals.',
  email_taken: 'The e-mail already has an account.',
} as const satisfies Record<string, string>;

export type FieldProblemCode = keyof typeof FIELD_PROBLEMS;

/** One problem with one field. `pointer` is a JSON Pointer (RFC 6901) into the body, or `/name` of a parameter. */
export interface FieldProblem {
  pointer: string;
  code: FieldProblemCode;
  message: string;
}

export interface AppErrorOptions {
  errors?: FieldProblem[];
  /** Whole seconds after which the same request may succeed. */
  retryAfterS?: number;
  /** The version that the wire has now. */
  version?: number;
  /** The methods that the path allows. */
  allow?: readonly string[];
  cause?: unknown;
}

/**
 * Next evaluates these modules once for pages and once for route handlers, so one process has two
 * classes of this name; `instanceof` recognises the errors of both by this mark.
 */
const MARK = Symbol.for('wire-management.AppError');

/** The only error that this code throws on purpose. Any other error is a bug and is answered 500. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly errors: FieldProblem[] | undefined;
  readonly retryAfterS: number | undefined;
  readonly version: number | undefined;
  readonly allow: readonly string[] | undefined;
  readonly [MARK] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /** `detail` is part of the answer: one sentence, without secrets or SQL. */
  constructor(code: ErrorCode, detail: string, options: AppErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterS = options.retryAfterS;
    this.version = options.version;
    this.allow = options.allow;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** True for an AppError, optionally only for one with the given code. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
