import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Wire } from '@/contract/wire';
import { until } from '@/tests/helpers/wait';
import { expectProblem, signUp, type Port } from '@/tests/contract/port';
import { wireFields } from '@/tests/helpers/wires';

/** Creating, reading, listing and replacing wires. */
export function wireTests({ base, call, create }: Port): void {
  describe('wires', () => {
    it('are created with a Location and an ETag', async () => {
      const reply = await call<Wire>('POST', '/api/wires', {
        body: wireFields({ amount: '12.5' }),
      });
      expect(reply.status).toBe(201);
      expect(reply.body).toMatchObject({
        ...wireFields(),
        amount: '12.50',
        status: 'pending',
        version: 1,
      });
      expect(reply.headers.get('location')).toBe(`/api/wires/${reply.body.id}`);
      expect(reply.headers.get('etag')).toBe('"1"');
      expect(Object.keys(reply.body)).toEqual([
        'id',
        'reference_number',
        'sender_name',
        'recipient_name',
        'amount',
        'currency',
        'status',
        'failure_code',
        'failure_reason',
        'version',
        'created_by',
        'created_at',
        'updated_at',
      ]);
    });

    it('keep an amount exact that is a JSON number', async () => {
      const body = JSON.stringify(wireFields()).replace('"5.00"', '9999999999999.99');
      expect((await call<Wire>('POST', '/api/wires', { body })).body.amount).toBe(
        '9999999999999.99',
      );
    });

    it('are created once with one key', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      const first = await call('POST', '/api/wires', { body: wireFields(), headers });
      const entries = Object.entries(wireFields({ amount: '5' }));
      const reordered = Object.fromEntries(entries.reverse());
      const second = await call('POST', '/api/wires', { body: reordered, headers });
      expect(second.text).toBe(first.text);
      expect(second.status).toBe(201);
      expect([first, second].map((r) => r.headers.get('idempotent-replayed'))).toEqual([
        null,
        'true',
      ]);
      const other = await call('POST', '/api/wires', {
        body: wireFields({ amount: '6' }),
        headers,
      });
      expectProblem(other, 422, 'idempotency_key_reused');
      const bad = { 'idempotency-key': 'x'.repeat(256) };
      expectProblem(
        await call('POST', '/api/wires', { body: wireFields(), headers: bad }),
        422,
        'validation_failed',
      );
    });

    it('are answered 304 when they have not changed', async () => {
      const wire = await create();
      // The worker changes it in the meantime, so it is compared when it is settled.
      const reply = await until('the wire is complete', async () => {
        const now = await call<Wire>('GET', `/api/wires/${wire.id}`);
        return now.body.status === 'completed' && now;
      });
      expect(reply.status).toBe(200);
      const etag = reply.headers.get('etag') ?? '';
      const again = await call('GET', `/api/wires/${wire.id}`, {
        headers: { 'if-none-match': `"9", W/${etag}` },
      });
      expect([again.status, again.text]).toEqual([304, '']);
    });

    it('are listed', async () => {
      const wire = await create();
      const reply = await call<{ items: Wire[] }>('GET', '/api/wires?page_size=1&sort=-created_at');
      expect(reply.body.items.map(({ id }) => id)).toEqual([wire.id]);
      expect(reply.body).toMatchObject({
        page: 1,
        page_size: 1,
        total: expect.any(Number) as number,
      });
    });

    it.each([
      ['page=0', '/page'],
      ['page=1000001', '/page'],
      ['page=1e3', '/page'],
      ['page_size=101', '/page_size'],
      ['status=done', '/status'],
      ['currency=usd', '/currency'],
      ['sort=id', '/sort'],
      ['search=', '/search'],
      ['min_amount=-1', '/min_amount'],
      ['created_from=yesterday', '/created_from'],
      ['page=1&page=1', '/page'],
      ['colour=red', '/colour'],
    ])('are not listed by %s', async (query, pointer) => {
      const problem = expectProblem(
        await call('GET', `/api/wires?${query}`),
        422,
        'validation_failed',
      );
      expect(problem.errors?.map((e) => e.pointer)).toEqual([pointer]);
    });

    it('are not found: malformed, unknown and foreign ids alike', async () => {
      const stranger = await signUp(base());
      const foreign = (await create()).id;
      for (const id of ['x', '%00', '%ff', '%', randomUUID(), foreign]) {
        const options = { token: stranger.token };
        expectProblem(await call('GET', `/api/wires/${id}`, options), 404, 'not_found');
        expectProblem(await call('GET', `/api/wires/${id}/events`, options), 404, 'not_found');
        expectProblem(
          await call('PUT', `/api/wires/${id}`, { ...options, body: wireFields() }),
          404,
          'not_found',
        );
        expectProblem(await call('DELETE', `/api/wires/${id}`, options), 404, 'not_found');
      }
    });

    it('have a history', async () => {
      const wire = await create();
      const { body } = await call<{ items: { type: string; version: number }[] }>(
        'GET',
        `/api/wires/${wire.id}/events`,
      );
      expect(body.items[0]).toMatchObject({ type: 'created', version: 1, from_status: null });
    });

    it('are replaced only with every field', async () => {
      const { id } = await create();
      const rest = { ...wireFields(), currency: undefined };
      const problem = expectProblem(
        await call('PUT', `/api/wires/${id}`, { body: rest }),
        422,
        'validation_failed',
      );
      expect(problem.errors?.[0]).toMatchObject({ pointer: '/currency', code: 'required' });
    });

    it('are not changed with a malformed entity tag', async () => {
      const { id } = await create();
      const headers = { 'if-match': 'x' };
      expectProblem(
        await call('PUT', `/api/wires/${id}`, { body: wireFields(), headers }),
        400,
        'bad_request',
      );
    });
  });
}
