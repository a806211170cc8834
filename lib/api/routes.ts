import { authEndpoints } from '@/lib/api/auth';
import type { Mounted } from '@/lib/api/endpoint';
import { empty } from '@/lib/api/endpoint';
import { METHODS, type Refusal } from '@/lib/api/admission';
import { answerRequest } from '@/lib/api/request';
import { systemEndpoints } from '@/lib/api/system';
import { wireEndpoints } from '@/lib/api/wires';
import { AppError } from '@/contract/errors';
import { isEnabled } from '@/lib/features';

/** Every endpoint with its handler. */
export const MOUNTED: readonly Mounted[] = [...authEndpoints, ...wireEndpoints, ...systemEndpoints];

/** The endpoints that this environment shows. */
function shownEndpoints(): Mounted[] {
  return MOUNTED.filter(({ endpoint: { feature } }) => feature === undefined || isEnabled(feature));
}

/** One path of the contract, with the endpoint of each of its methods. */
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
 * Compiled on first use, because the shown endpoints depend on the environment. No process
 * singleton: each of the two copies of these modules in a Next process has its own handlers.
 */
function places(): Place[] {
  compiled ??= compile(shownEndpoints());
  return compiled;
}

function allowedMethods(place: Place): string[] {
  const methods = [...place.byMethod.keys()];
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}

/** Decodes a path parameter; a malformed escape stays undecoded and matches no id. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The error of a request that is refused before routing. */
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
 * Serves one API request, on the UI port (behind Next) and on the API port. `socketAddress` is the
 * address of the TCP peer, `refusal` the result of `refusalOf`. Never rejects: an unknown path is
 * answered 404, a method that the path does not allow 405, every other error with its problem.
 */
export function handle(
  request: Request,
  socketAddress?: string,
  refusal?: Refusal,
): Promise<Response> {
  return answerRequest(request, socketAddress, async (call) => {
    if (refusal !== undefined) throw refused(refusal);
    const { pathname } = new URL(request.url);
    // `GET /` on the API port, and on the UI port (Next rewrites it) with Accept: application/json.
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
