import { describe, expect, it } from 'vitest';
import { expectProblem, type Port } from '@/tests/contract/port';

/** Bodies and parameters that are refused. */
export function badInputTests({ base, account, call }: Port): void {
  describe('bad input', () => {
    const post = (body: string, headers: Record<string, string> = {}) =>
      call('POST', '/api/wires', { body, headers });

    it.each([
      ['', 'malformed_json'],
      ['{', 'malformed_json'],
      ['\ufeff{}', 'malformed_json'],
      ['{"amount":"1","amount":"2"}', 'malformed_json'],
      ['['.repeat(1_000) + ']'.repeat(1_000), 'malformed_json'],
    ])('refuses %j as malformed JSON', async (body, code) => {
      expectProblem(await post(body), 400, code);
    });

    it('refuses __proto__ as an unknown field', async () => {
      const problem = expectProblem(
        await post('{"__proto__":{"amount":"5"}}'),
        422,
        'validation_failed',
      );
      expect(problem.errors?.map((e) => e.pointer)).toContain('/__proto__');
    });

    it('refuses a body that is too large, with and without Content-Length', async () => {
      expectProblem(
        await post(JSON.stringify({ sender_name: 'x'.repeat(70_000) })),
        413,
        'payload_too_large',
      );
      const stream = new Blob([JSON.stringify({ sender_name: 'x'.repeat(70_000) })]).stream();
      const response = await fetch(`${base()}/api/wires`, {
        method: 'POST',
        body: stream,
        duplex: 'half',
        headers: { authorization: `Bearer ${account().token}`, 'content-type': 'application/json' },
      } as RequestInit);
      expect(response.status).toBe(413);
    });

    it.each([
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=latin1' },
      { 'content-encoding': 'gzip' },
    ])('%j is 415', async (headers) => {
      expectProblem(await post('{}', headers), 415, 'unsupported_media_type');
    });

    it.each([
      ['created_from=0000-01-01T00:00:00Z', '/created_from'],
      ['created_from=0001-01-01T00:00:00%2B01:00', '/created_from'],
      ['created_to=9999-12-31T23:59:59-01:00', '/created_to'],
    ])('%s is out of range, in the list, the summary and the export', async (query, pointer) => {
      for (const path of ['/api/wires', '/api/wires/summary', '/api/wires/export']) {
        const problem = expectProblem(
          await call('GET', `${path}?${query}`),
          422,
          'validation_failed',
        );
        expect(problem.errors?.map((e) => e.pointer)).toEqual([pointer]);
      }
    });

    it('refuses an object that imitates a parsed number', async () => {
      const amount = { isLosslessNumber: true, value: '5', text: '5' };
      const reply = await post(JSON.stringify({ sender_name: 'A', recipient_name: 'B', amount }));
      const problem = expectProblem(reply, 422, 'validation_failed');
      expect(problem.errors).toMatchObject([{ pointer: '/amount', code: 'invalid_type' }]);
    });

    it('refuses an unterminated string in one pass', async () => {
      // Quadratic work would take seconds for this body, and block all other requests.
      expectProblem(await post(`"${'\\"'.repeat(31_000)}`), 400, 'malformed_json');
    });
  });
}
