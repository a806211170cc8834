import { describe, expect, it } from 'vitest';
import type { Summary, Wire } from '@/contract/wire';
import { expectProblem, signUp, type Port } from '@/tests/contract/port';
import { until } from '@/tests/helpers/wait';
import { wireFields } from '@/tests/helpers/wires';

interface Page {
  items: Wire[];
  total: number;
  page: number | null;
  next_cursor: string | null;
}

/** Cursors, the cache, the summary and the export. */
export function wireReportTests({ base, call }: Port): void {
  const list = async (token: string, query: string) =>
    (await call<Page>('GET', `/api/wires?${query}`, { token })).body;
  const create = async (token: string, body: object = wireFields()) =>
    (await call<Wire>('POST', '/api/wires', { token, body })).body;

  describe('a cursor', () => {
    it('walks every wire once while others are being created', async () => {
      const { token } = await signUp(base());
      const ids = new Set<string>();
      for (let i = 0; i < 9; i += 1) ids.add((await create(token)).id);
      const seen: string[] = [];
      let page = await list(token, 'page_size=2');
      expect(page).toMatchObject({ page: 1, total: 9 });
      for (;;) {
        seen.push(...page.items.map(({ id }) => id));
        if (page.next_cursor === null) break;
        await create(token);
        page = await list(token, `page_size=2&cursor=${encodeURIComponent(page.next_cursor)}`);
        expect(page.page).toBeNull();
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(new Set(seen)).toEqual(ids);
    });

    it.each(['amount', '-amount', 'status', 'sender_name', '-recipient_name', 'currency'])(
      'follows the order %s, ties included',
      async (sort) => {
        const { token } = await signUp(base());
        for (const amount of ['2', '10', '2', '1', '2'])
          await create(token, wireFields({ amount }));
        // The worker changes them in the meantime, so the order is compared when all are settled.
        await until(
          'all are settled',
          async () => (await list(token, 'status=completed')).total === 5,
        );
        const whole = (await list(token, `sort=${sort}`)).items.map(({ id }) => id);
        const walked: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
          const page: Page = await list(token, `sort=${sort}&page_size=2${query}`);
          walked.push(...page.items.map(({ id }) => id));
          cursor = page.next_cursor;
        }
        expect(walked).toEqual(whole);
      },
    );

    it('belongs to one user, order and filter, and cannot be altered', async () => {
      const [own, other] = [await signUp(base()), await signUp(base())];
      for (let i = 0; i < 3; i += 1) await create(own.token);
      const cursor = (await list(own.token, 'page_size=1')).next_cursor ?? '';
      const attempts: [string, string][] = [
        [other.token, `cursor=${cursor}`],
        [own.token, `cursor=${cursor}&sort=amount`],
        [own.token, `cursor=${cursor}&status=pending`],
        [own.token, `cursor=${cursor.slice(0, -2)}AA`],
        [own.token, 'cursor=x'],
        [own.token, `cursor=${cursor}&page=1`],
      ];
      for (const [token, query] of attempts) {
        expectProblem(
          await call('GET', `/api/wires?${query}`, { token }),
          422,
          'validation_failed',
        );
      }
    });
  });

  describe('the cache', () => {
    it('is reported in a header, and never older than the last write', async () => {
      const { token } = await signUp(base());
      const { id } = await create(token, wireFields({ recipient_name: 'Rejected Recipient' }));
      const read = (path: string) => call<Wire & Page>('GET', path, { token });
      await until(
        'the wire is settled',
        async () => (await read(`/api/wires/${id}`)).body.status === 'failed',
      );
      for (const path of ['/api/wires', `/api/wires/${id}`, '/api/wires/summary']) {
        await read(path);
        expect((await read(path)).headers.get('x-cache')).toBe('hit');
      }
      for (let i = 1; i <= 10; i += 1) {
        const body = { ...wireFields(), amount: `${i}.00` };
        await call('PUT', `/api/wires/${id}`, { token, body });
        const [one, many] = await Promise.all([read(`/api/wires/${id}`), read('/api/wires')]);
        expect([one.body.amount, many.body.items[0]?.amount]).toEqual([body.amount, body.amount]);
      }
    });

    it('does not answer one user with the entries of another', async () => {
      const [own, other] = [await signUp(base()), await signUp(base())];
      const { id } = await create(own.token);
      for (let i = 0; i < 2; i += 1) {
        expect((await call('GET', `/api/wires/${id}`, { token: own.token })).status).toBe(200);
        const headers = { 'if-none-match': '*' };
        expectProblem(
          await call('GET', `/api/wires/${id}`, { token: other.token, headers }),
          404,
          'not_found',
        );
      }
    });
  });

  describe('the summary', () => {
    it('adds up exactly, by status, currency and day', async () => {
      const { token } = await signUp(base());
      for (const amount of ['0.10', '0.20', '9999999999999.99'])
        await create(token, wireFields({ amount }));
      await create(token, wireFields({ amount: '300', currency: 'JPY' }));
      const { body } = await call<Summary>('GET', '/api/wires/summary', { token });
      expect(body.by_currency).toEqual([
        { currency: 'JPY', count: 1, total: '300.00' },
        { currency: 'USD', count: 3, total: '10000000000000.29' },
      ]);
      expect(body.by_status.map(({ status }) => status)).toEqual([
        'pending',
        'processing',
        'completed',
        'failed',
      ]);
      expect(body.by_status.reduce((sum, { count }) => sum + count, 0)).toBe(4);
      const today = new Date().toISOString().slice(0, 10);
      expect(body.by_day).toMatchObject([{ day: today, count: 4, failed: 0 }]);
      const later = new Date(Date.now() + 3_600_000).toISOString();
      const none = await call<Summary>('GET', `/api/wires/summary?created_from=${later}`, {
        token,
      });
      expect(none.body).toMatchObject({
        by_currency: [],
        by_day: [],
        time_to_complete: { p50_ms: null },
      });
      expectProblem(
        await call('GET', '/api/wires/summary?page=1', { token }),
        422,
        'validation_failed',
      );
    });
  });

  describe('the export', () => {
    it('is CSV of the wires that match the filter, safe to open in a spreadsheet', async () => {
      const { token } = await signUp(base());
      for (const sender_name of ['=1+1', '+1', '-1', '@x', 'A "quoted", name'])
        await create(token, wireFields({ sender_name }));
      await create(token, wireFields({ currency: 'EUR' }));
      const reply = await call('GET', '/api/wires/export?currency=USD&sort=created_at', { token });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toMatch('text/csv');
      expect(reply.headers.get('content-disposition')).toMatch(
        /^attachment; filename="wires-\d{4}-\d\d-\d\d\.csv"$/,
      );
      const lines = reply.text.trimEnd().split('\r\n');
      expect(lines[0]).toMatch(
        /^id,reference_number,sender_name,recipient_name,amount,currency,status/,
      );
      expect(lines).toHaveLength(6);
      const senders = lines
        .slice(1)
        .map((line) => /^[^,]+,[^,]+,("(?:[^"]|"")*"|[^,]*),/.exec(line)?.[1]);
      expect(senders).toEqual(["'=1+1", "'+1", "'-1", "'@x", '"A ""quoted"", name"']);
      expectProblem(
        await call('GET', '/api/wires/export?page=1', { token }),
        422,
        'validation_failed',
      );
    });
  });
}
