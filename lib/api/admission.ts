import type { IncomingMessage } from 'node:http';

/** The methods that some path of the API allows. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
/** Given twice, these are ambiguous. */
const ONLY_ONCE = ['authorization', 'content-type', 'content-length', 'host'];

/** Why a request is refused before routing. */
export type Refusal = 'bad_request' | 'method_not_allowed' | 'not_found';

/** Why a request is refused before routing; undefined when it is not. */
export function refusalOf({
  method = '',
  url = '',
  rawHeaders,
}: IncomingMessage): Refusal | undefined {
  if (!METHODS.some((known) => known === method)) return 'method_not_allowed';
  const names = rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  if (ONLY_ONCE.some((name) => names.indexOf(name) !== names.lastIndexOf(name)))
    return 'bad_request';
  const [path = ''] = url.split('?');
  return !path.startsWith('/') || path.includes('//') ? 'not_found' : undefined;
}

/** Path and query of a request target that may be in absolute form (RFC 9112, 3.2.2). */
export function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (absolute === undefined) return target;
  return absolute.startsWith('/') ? absolute : `/${absolute}`;
}

/** True for a WebSocket upgrade at `/ws`. Any other `Upgrade` is ignored (RFC 9110, 7.8). */
export function opensWebSocket({ headers, url = '' }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && /^\/ws(\?|$)/.test(originForm(url));
}
