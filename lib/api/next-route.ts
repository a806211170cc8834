import { refusalHeader, socketAddressHeader } from '@/lib/api/address';
import { METHODS, type Refusal } from '@/lib/api/admission';
import { handle } from '@/lib/api/routes';

/**
 * `handle` behind Next, which passes no socket: lib/web/start.ts adds the socket's address and the
 * refusal as headers.
 */
export function handleBehindNext(request: Request): Promise<Response> {
  const { headers } = request;
  const refusal = headers.get(refusalHeader()) ?? undefined;
  const address = headers.get(socketAddressHeader()) ?? undefined;
  return handle(request, address, refusal as Refusal | undefined);
}

/** The exports of a Next `route.ts`: one handler for every method, so that Next answers none itself. */
export function route<H>(handler: H): Record<(typeof METHODS)[number], H> {
  const entries = METHODS.map((method) => [method, handler] as const);
  return Object.fromEntries(entries) as Record<(typeof METHODS)[number], H>;
}
