import { randomUUID } from 'node:crypto';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

/**
 * The header in which the server in front of the handlers notes the socket's address. Next gives
 * handlers no socket; the name is new in each process, so that no client can guess and set it.
 */
export function socketAddressHeader(): string {
  return singleton('socket-address-header', () => `x-socket-address-${randomUUID()}`);
}

/** The header in which the server in front of the handlers notes why a request goes no further. */
export function refusalHeader(): string {
  return singleton('refusal-header', () => `x-refusal-${randomUUID()}`);
}

/**
 * Where a request comes from: the socket's address or, behind trusted proxies, the entry of
 * `X-Forwarded-For` that the outermost of them wrote (TRUSTED_PROXY_HOPS from the right).
 */
export function clientAddress(headers: Headers, socket: string | undefined): string | undefined {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return socket;
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-hops) || socket;
}
