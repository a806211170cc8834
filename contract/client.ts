import type { AnswerOf, BodyInputOf } from '@/contract/endpoints';
import type { Problem } from '@/contract/problem';
import { PATHS, pathOf, type Operation } from '@/contract/paths';

/** An error answer; `problem` is its body (RFC 9457). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export interface CallOptions<O extends Operation> {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: BodyInputOf<O>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface ClientOptions {
  /** Without a trailing slash; empty in a browser, for its own origin. */
  baseUrl?: string;
  /** An access token. A browser sends its session cookie instead. */
  token?: string;
}

function urlOf(operation: Operation, { params, query = {} }: CallOptions<Operation>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const path = pathOf(operation, params);
  return search.size === 0 ? path : `${path}?${search}`;
}

export type ApiClient = <O extends Operation>(
  operation: O,
  options?: CallOptions<O>,
) => Promise<AnswerOf<O>>;

/**
 * A typed client of the contract: the operation's name determines method, path and types.
 * Calls throw ApiError for an error answer, and the error of `fetch` when there is no answer.
 */
export function apiClient({ baseUrl = '', token }: ClientOptions = {}): ApiClient {
  return async (operation, options = {}) => {
    const { method } = PATHS[operation];
    const { body, headers, signal } = options;
    const response = await fetch(baseUrl + urlOf(operation, options), {
      method,
      headers: {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const text = await response.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new ApiError(value as Problem);
    return value as AnswerOf<typeof operation>;
  };
}

/** The operations that only read. */
export type ReadOperation = {
  [O in Operation]: (typeof PATHS)[O]['method'] extends 'GET' ? O : never;
}[Operation];

export type ReadClient = <O extends ReadOperation>(
  operation: O,
  options?: CallOptions<O>,
) => Promise<AnswerOf<O>>;

/** The client of the console's pages, on their own origin. Pages write through server actions. */
export const readClient: ReadClient = apiClient();
