import { describe, expect, it } from 'vitest';
import type { HistoryEntry, Wire } from '@/contract/wire';
import { expectProblem, type Port } from '@/tests/contract/port';
import { settled, wireFields } from '@/tests/helpers/wires';

/** Editing, deleting and retrying, while a worker is running. */
export function wireWriteTests({ call, create }: Port): void {
  const get = async (id: string) => (await call<Wire>('GET', `/api/wires/${id}`)).body;
  const processed = (id: string) => settled(() => get(id));
  const failed = async () =>
    processed((await create(wireFields({ recipient_name: 'Rejected Once' }))).id);

  describe('editing', () => {
    it('replaces with PUT and merges with PATCH, at the expected version', async () => {
      const { id, version } = await failed();
      const stale = { 'if-match': `"${version - 1}"` };
      const current = { 'if-match': `"${version}", "99"` };
      const path = `/api/wires/${id}`;
      expectProblem(
        await call('PUT', path, { body: wireFields(), headers: stale }),
        412,
        'version_mismatch',
      );
      expectProblem(
        await call('PATCH', path, { body: { amount: '7' }, headers: stale }),
        412,
        'version_mismatch',
      );
      const patched = await call<Wire>('PATCH', path, { body: { amount: '7' }, headers: current });
      expect(patched.status).toBe(200);
      expect(patched.body).toMatchObject({
        amount: '7.00',
        recipient_name: 'Rejected Once',
        version: version + 1,
      });
      expect(patched.headers.get('etag')).toBe(`"${version + 1}"`);
      const replaced = await call<Wire>('PUT', path, { body: wireFields({ amount: '8' }) });
      expect(replaced.body).toMatchObject({
        ...wireFields(),
        amount: '8.00',
        version: version + 2,
      });
      expect(await get(id)).toEqual(replaced.body);
    });

    it('validates a patched wire as a whole', async () => {
      const { id } = await failed();
      const patch = (body: object) => call<Wire>('PATCH', `/api/wires/${id}`, { body });
      expect((await patch({ currency: 'JPY' })).body).toMatchObject({
        currency: 'JPY',
        amount: '5.00',
      });
      const problem = expectProblem(await patch({ amount: '5.5' }), 422, 'validation_failed');
      expect(problem.errors?.map((e) => [e.pointer, e.code])).toEqual([
        ['/amount', 'too_many_decimals'],
      ]);
      expectProblem(await patch({ status: 'completed' }), 422, 'validation_failed');
      const before = await get(id);
      expect((await patch({})).body).toEqual(before);
    });

    it('is refused once the wire is complete', async () => {
      const { id } = await processed((await create()).id);
      const path = `/api/wires/${id}`;
      expectProblem(await call('PUT', path, { body: wireFields() }), 409, 'wire_not_editable');
      expectProblem(await call('PATCH', path, { body: { amount: '6' } }), 409, 'wire_not_editable');
      expectProblem(await call('DELETE', path), 409, 'wire_not_deletable');
      expectProblem(await call('POST', `${path}/retry`), 409, 'wire_not_retryable');
    });

    it('accepts one of many simultaneous edits of the same version', async () => {
      const { id, version } = await failed();
      const headers = { 'if-match': `"${version}"` };
      const replies = await Promise.all(
        Array.from({ length: 10 }, () =>
          call('PUT', `/api/wires/${id}`, { body: wireFields(), headers }),
        ),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array<number>(9).fill(412),
      ]);
    });
  });

  describe('deleting', () => {
    it('is final', async () => {
      const { id } = await failed();
      expect((await call('DELETE', `/api/wires/${id}`)).status).toBe(204);
      expectProblem(await call('GET', `/api/wires/${id}`), 404, 'not_found');
      expectProblem(await call('DELETE', `/api/wires/${id}`), 404, 'not_found');
      expectProblem(await call('GET', `/api/wires/${id}/events`), 404, 'not_found');
    });
  });

  describe('retrying', () => {
    it('sends a failed wire again as a new attempt', async () => {
      const wire = await failed();
      expect(wire).toMatchObject({ status: 'failed', failure_code: 'rejected_by_rail' });
      const reply = await call<Wire>('POST', `/api/wires/${wire.id}/retry`);
      expect(reply.status).toBe(200);
      expect(reply.body).toMatchObject({
        status: 'pending',
        failure_code: null,
        failure_reason: null,
      });
      expect((await processed(wire.id)).status).toBe('completed');
      const history = await call<{ items: HistoryEntry[] }>('GET', `/api/wires/${wire.id}/events`);
      expect(history.body.items.map(({ type, version }) => [type, version])).toEqual([
        ['created', 1],
        ['processing', 2],
        ['failed', 3],
        ['retried', 4],
        ['processing', 5],
        ['completed', 6],
      ]);
    });
  });
}
