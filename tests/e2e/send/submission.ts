import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';
import { fillForm } from '@/tests/e2e/send/fill-form';

async function countWires(desk: Readonly<Desk>, token: string): Promise<number> {
  const reply = await send<{ total: number }>('GET', `${desk.app.apiUrl}/api/wires`, { token });
  return reply.body.total;
}

/** Submissions that are repeated, interrupted or outdated. */
export function submissionTests(desk: Readonly<Desk>): void {
  describe('the submission of a new wire', () => {
    it('creates one wire when the button is clicked twice', async () => {
      const { page, complaints, token } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '5');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('button', { name: 'Send wire' }).dblclick();
      await page.getByRole('heading', { name: '5.00 USD', exact: true }).waitFor();
      expect(await countWires(desk, token)).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('creates one wire when the first response is lost and the user tries again', async () => {
      const { page, token } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '6');
      await page.getByRole('button', { name: 'Review' }).click();
      let lost = 0;
      await page.route('**/wires/new', async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
        lost += 1;
        await route.fetch();
        return route.abort('timedout');
      });
      await page.getByRole('button', { name: 'Send wire' }).click();
      await page.getByText('the wire is created once, however often you try').waitFor();
      expect(await countWires(desk, token)).toBe(1);
      await page.getByRole('button', { name: 'Send wire' }).click();
      await page.getByRole('heading', { name: '6.00 USD', exact: true }).waitFor();
      expect(await countWires(desk, token)).toBe(1);
      await page.context().close();
    });

    it('reports a page older than the desk, and keeps the entered fields', async () => {
      const { page } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '9');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.route('**/wires/new', (route) =>
        route.request().method() === 'POST'
          ? route.continue({
              headers: { ...route.request().headers(), 'next-action': '0'.repeat(42) },
            })
          : route.fallback(),
      );
      await page.getByRole('button', { name: 'Send wire' }).click();
      await page.getByText('The desk was updated while this page was open.').waitFor();
      await page.getByText('9.00').first().waitFor();
      await page.context().close();
    });
  });
}
