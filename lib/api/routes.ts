import { authEndpoints } from '@/lib/api/auth';
import type { Mounted } from '@/lib/api/endpoint';
import { empty } from '@/lib/api/endpoint';
import { refusalHeader, socketAddressHeader } from '@/lib/api/address';
import { METHODS, type Refusal } from '@/lib/api/admission';
import { answerRequest } from '@/lib/api/request';
import { systemEndpoints } from '@/lib/api/system';
import { wireEndpoints } from '@/lib/api/wires';
import { AppError } from '@/contract/errors';
import { isEnabled } from '@/lib/features';

/** Every handler, in the order in which paths are tried: a fixed path before one that varies. */
export const MOUNTED: readonly Mounted[] = [...authEndpoints, ...wireEndpoints, ...systemEndpoints];

/** The endpoints that this environment shows. */
function shownEndpoints(): Mounted[] {
  return MOUNTED.filter(({ endpoint: { feature } }) => feature === undefined || isEnabled(feature));
}

interface Place {
  pattern: RegExp;
  names: string[];
  byMethod: Map<string, Mounted>;
}

function compile(mounted: readonly Mounted[]): Place[] {
  const byPath = Map.groupBy(mounted, ({ endpoint }) => endpoint.path);
  const places = [...byPath].map(([path, rows]) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const literal = path.replaceAll('.', '\\.');
    const pattern = new RegExp(`^${literal.replace(/\{\w+\}/g, '([^/]+)')}$`);
    return { pattern, names, byMethod: new Map(rows.map((row) => [row.endpoint.method, row])) };
  });
  return places.sort((a, b) => a.names.length - b.names.length);
}

let compiled: Place[] | undefined;

/**
 * Made on first use: which endpoints there are depends on the environment. Not shared between the
 * two copies of our modules in one process: each must be served by handlers of its own.
 */
function places(): Place[] {
  compiled ??= compile(shownEndpoints());
  return compiled;
}

function allowedMethods(place: Place): string[] {
  const methods = [...place.byMethod.keys()];
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}

/** A path parameter; a malformed escape stays as it came and fits nothing. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What is told of a request that no handler will see. */
function refused(refusal: Refusal): AppError {
  switch (refusal) {
    case 'method_not_allowed':
      return new AppError(refusal, `Methods here: ${METHODS.join(', ')}.`, { allow: METHODS });
    case 'bad_request':
      return new AppError(refusal, 'A header that may be given once is given twice.');
    case 'not_found':
      return new AppError(refusal, 'There is nothing at this path.');
  }
}

/**
 * Serves one API request: the same function behind Next's route handlers and behind the API port.
 * `socketAddress` is the peer's; `refusal` what was found before. Never throws: an unknown path is a 404, a wrong method a 405, whatever else a problem.
 */
export function handle(
  request: Request,
  socketAddress?: string,
  refusal?: Refusal,
): Promise<Response> {
  return answerRequest(request, socketAddress, async (call) => {
    if (refusal !== undefined) throw refused(refusal);
    const { pathname } = new URL(request.url);
    // The root of the API port, and what Next rewrites for programs that ask for its root.
    const path = pathname === '/' ? '/api' : pathname;
    const place = places().find(({ pattern }) => pattern.test(path));
    if (!place) throw new AppError('not_found', 'There is nothing at this path.');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const allow = allowedMethods(place);
    if (method === 'OPTIONS') return empty(204, { allow: allow.join(', ') });
    const mounted = place.byMethod.get(method);
    if (!mounted) {
      throw new AppError('method_not_allowed', `Allowed here: ${allow.join(', ')}.`, { allow });
    }
    call.operation = mounted.operation;
    const values = place.pattern.exec(path)?.slice(1) ?? [];
    const params = Object.fromEntries(
      place.names.map((name, i) => [name, decode(values[i] ?? '')]),
    );
    return mounted.serve(request, params, call);
  });
}

/** What a Next `route.ts` exports: every method, so that Next's own bare 405 is never answered. */
export function route() {
  const serve = (request: Request): Promise<Response> =>
    handle(
      request,
      request.headers.get(socketAddressHeader()) ?? undefined,
      (request.headers.get(refusalHeader()) ?? undefined) as Refusal | undefined,
    );
  return {
    GET: serve,
    HEAD: serve,
    POST: serve,
    PUT: serve,
    PATCH: serve,
    DELETE: serve,
    OPTIONS: serve,
  };
}
