import { AppError } from '@/lib/errors';
import { empty, endpoint, json } from '@/lib/api/endpoint';
import { etag, versionsIn } from '@/lib/api/etag';
import { createWire, deleteWire, getHistory, getWire, listWires, updateWire } from '@/lib/wires';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

function idempotencyKey(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key');
  if (key === null) return undefined;
  if (IDEMPOTENCY_KEY.test(key)) return key;
  const problem = {
    code: 'invalid_format',
    message: 'must be 1 to 255 printable ASCII characters',
  };
  throw new AppError('validation_failed', 'Check the Idempotency-Key header.', {
    errors: [{ pointer: '/Idempotency-Key', ...problem }],
  });
}

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

  endpoint('listWires', async ({ actor, query }) =>
    json(200, { value: { ...(await listWires(actor, query)), next_cursor: null } }),
  ),

  endpoint('getWire', async ({ actor, params, headers }) => {
    const wire = await getWire(actor, params['id'] ?? '');
    const known = versionsIn(headers.get('if-none-match'));
    const tag = { etag: etag(wire.version) };
    const unchanged = known === '*' || known?.includes(wire.version) === true;
    return unchanged ? empty(304, tag) : json(200, { value: wire }, tag);
  }),

  endpoint('updateWire', async ({ actor, params, body, headers }) => {
    const expected = versionsIn(headers.get('if-match'));
    const wire = await updateWire(actor, params['id'] ?? '', body, expected);
    return json(200, { value: wire }, { etag: etag(wire.version) });
  }),

  endpoint('deleteWire', async ({ actor, params, headers }) => {
    await deleteWire(actor, params['id'] ?? '', versionsIn(headers.get('if-match')));
    return empty(204);
  }),

  endpoint('wireEvents', async ({ actor, params }) =>
    json(200, { value: { items: await getHistory(actor, params['id'] ?? '') } }),
  ),
];
