import { randomUUID } from 'node:crypto';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

/**
 * The header that carries the socket's address to handlers behind Next, which passes no socket. Its
 * name is random in each process, so that no client can set it.
 */
export function socketAddressHeader(): string {
  return singleton('socket-address-header', () => `x-socket-address-${randomUUID()}`);
}

/** The header that carries the refusal of a request (`refusalOf`) to handlers behind Next. */
export function refusalHeader(): string {
  return singleton('refusal-header', () => `x-refusal-${randomUUID()}`);
}

/**
 * The client's address: the socket's address or, behind trusted proxies, the entry of
 * `X-Forwarded-For` that the outermost of them wrote (TRUSTED_PROXY_HOPS from the right).
 */
export function clientAddress(headers: Headers, socket: string | undefined): string | undefined {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return socket;
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-hops) || socket;
}
