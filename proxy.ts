import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';

const NONCE_BYTES = 16;

/** The Content-Security-Policy of a page. Inline scripts need the nonce of the same response. */
function contentSecurityPolicy(nonce: string, https: boolean): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/**
 * Runs before pages and `/ws` (not before `/api`): sets the headers of pages, and rewrites WebSocket
 * upgrades to the sidecar, whose address is read at run time. It authenticates nothing: every page,
 * action and handler does that itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname === '/ws') {
    return NextResponse.rewrite(new URL(`/ws${request.nextUrl.search}`, env().SIDECAR_URL));
  }
  const https = env().PUBLIC_URL.startsWith('https:');
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const policy = contentSecurityPolicy(nonce, https);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from this request header.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-request-id', newId());
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  if (https) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

export const config = {
  matcher: ['/((?!api(?:/|$)|health(?:/|$)|_next/static|_next/image|icon.svg).*)'],
};
