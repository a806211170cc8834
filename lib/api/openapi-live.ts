import type { ZodOpenApiOperationObject, ZodOpenApiPathItemObject } from 'zod-openapi';
import { hello, resync, wireEvent } from '@/contract/events';
import type { Tag } from '@/contract/endpoint';
import type { z } from '@/contract/zod';

function message(summary: string, description: string, schema: z.ZodType) {
  const tag: Tag = 'Live';
  const post: ZodOpenApiOperationObject = {
    summary,
    description,
    tags: [tag],
    requestBody: { content: { 'application/json': { schema } } },
    responses: {},
  };
  return { post };
}

/**
 * The messages of `/ws`. OpenAPI cannot describe a WebSocket; `webhooks`, the messages that a server
 * sends without a request, is its nearest construct.
 */
export const LIVE_WEBHOOKS: Record<string, ZodOpenApiPathItemObject> = {
  hello: message(
    'The socket is open',
    'The first message. The missed events follow it, one a wire, when `after` was given.',
    hello,
  ),
  resync: message(
    'Events were missed',
    'The server cannot say which events the client missed: fetch the wires again.',
    resync,
  ),
  wire: message(
    'A wire has changed',
    'Sent for every change of one of your wires, newer versions only, by whichever process made it.',
    wireEvent,
  ),
};
