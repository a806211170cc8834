import type { IncomingMessage } from 'node:http';

/** The methods that some path of the API allows. */
export const METHODS: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
];
/** Given twice, nobody can say which one was meant. */
const ONLY_ONCE = ['authorization', 'content-type', 'content-length', 'host'];

/** What is wrong with a request before any handler sees it. */
export type Refusal = 'bad_request' | 'method_not_allowed' | 'not_found';

/** Why this request goes no further; undefined when it may. */
export function refusalOf({
  method = '',
  url = '',
  rawHeaders,
}: IncomingMessage): Refusal | undefined {
  if (!METHODS.includes(method)) return 'method_not_allowed';
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

/** Is this the opening of a WebSocket? Any other `Upgrade` is ignored, as RFC 9110 has it. */
export function opensWebSocket({ headers, url = '' }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && /^\/ws(\?|$)/.test(originForm(url));
}
