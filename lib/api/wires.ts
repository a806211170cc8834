import { Readable } from 'node:stream';
import { AppError } from '@/contract/errors';
import { describeError, log } from '@/lib/log';
import { empty, endpoint, json } from '@/lib/api/endpoint';
import { etag, versionsIn } from '@/lib/api/etag';
import {
  createWire,
  deleteWire,
  exportWires,
  getHistory,
  patchWire,
  cachedListJson,
  cachedSummaryJson,
  cachedWireJson,
  retryWire,
  updateWire,
} from '@/lib/wires';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

function idempotencyKey(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key');
  if (key === null) return undefined;
  if (IDEMPOTENCY_KEY.test(key)) return key;
  const message = 'must be 1 to 255 printable ASCII characters';
  throw new AppError('validation_failed', 'Check the Idempotency-Key header.', {
    errors: [{ pointer: '/Idempotency-Key', code: 'invalid_format', message }],
  });
}

/**
 * A stream of texts as a body. Waits for the first text, so that an error before it is answered as a
 * problem instead of an aborted response.
 */
async function streamOf(
  texts: AsyncGenerator<string>,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const first = await texts.next();
  const all = async function* () {
    if (first.done !== true) yield first.value;
    yield* texts;
  };
  const rows = Readable.from(all(), { objectMode: false });
  // The status line is sent, so the response can only be aborted.
  rows.on('error', (error) => {
    const aborted = error.name === 'AbortError';
    log()[aborted ? 'info' : 'error']({ error: describeError(error) }, 'export aborted');
  });
  return Readable.toWeb(rows) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

const cacheHeader = (hit: boolean) => ({ 'x-cache': hit ? 'hit' : 'miss' });

export const wireEndpoints = [
  endpoint('createWire', async ({ actor, body, headers }) => {
    const created = await createWire(actor, body, idempotencyKey(headers));
    return json(
      201,
      { text: created.body },
      {
        location: `/api/wires/${created.wire.id}`,
        etag: etag(created.wire.version),
        ...(created.replayed && { 'idempotent-replayed': 'true' }),
      },
    );
  }),

  endpoint('listWires', async ({ actor, query }) => {
    const { body, hit } = await cachedListJson(actor, query);
    return json(200, { text: body }, cacheHeader(hit));
  }),

  endpoint('wireSummary', async ({ actor, query }) => {
    const { body, hit } = await cachedSummaryJson(actor, query);
    return json(200, { text: body }, cacheHeader(hit));
  }),

  endpoint('exportWires', async ({ actor, query }) => {
    const day = new Date().toISOString().slice(0, 10);
    return new Response(await streamOf(exportWires(actor, query)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="wires-${day}.csv"`,
        'cache-control': 'no-store',
      },
    });
  }),

  endpoint('getWire', async ({ actor, params, headers }) => {
    const known = versionsIn(headers.get('if-none-match'));
    const { body, version, hit } = await cachedWireJson(actor, params['id'] ?? '');
    const answer = { etag: etag(version), ...cacheHeader(hit) };
    const unchanged = known === '*' || known?.includes(version) === true;
    return unchanged ? empty(304, answer) : json(200, { text: body }, answer);
  }),

  endpoint('updateWire', async ({ actor, params, body, headers }) => {
    const expected = versionsIn(headers.get('if-match'));
    const wire = await updateWire(actor, params['id'] ?? '', body, expected);
    return json(200, { value: wire }, { etag: etag(wire.version) });
  }),

  endpoint('patchWire', async ({ actor, params, body, headers }) => {
    const expected = versionsIn(headers.get('if-match'));
    const wire = await patchWire(actor, params['id'] ?? '', body, expected);
    return json(200, { value: wire }, { etag: etag(wire.version) });
  }),

  endpoint('deleteWire', async ({ actor, params, headers }) => {
    await deleteWire(actor, params['id'] ?? '', versionsIn(headers.get('if-match')));
    return empty(204);
  }),

  endpoint('retryWire', async ({ actor, params, headers }) => {
    const expected = versionsIn(headers.get('if-match'));
    const wire = await retryWire(actor, params['id'] ?? '', expected);
    return json(200, { value: wire }, { etag: etag(wire.version) });
  }),

  endpoint('wireEvents', async ({ actor, params }) =>
    json(200, { value: { items: await getHistory(actor, params['id'] ?? '') } }),
  ),
];
