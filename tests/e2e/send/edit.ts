import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { until } from '@/tests/helpers/wait';
import { expectAccessible } from '@/tests/e2e/axe';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';

/** Edits, and conflicts with the edits of others. */
export function editTests(desk: Readonly<Desk>): void {
  describe('the edit of a wire', () => {
    it('is saved while the wire is pending', async () => {
      const { page, complaints, sendWire } = await newPerson(desk);
      const id = await sendWire({ currency: 'EUR' });
      await page.goto(`/wires/${id}`);
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByRole('heading', { name: 'Edit wire' }).waitFor();
      await page.getByLabel('Amount').fill('99');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByRole('heading', { name: '99.00 EUR', exact: true }).waitFor();
      await page.locator('[data-event="edited"]').waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('shows a change that was saved meanwhile, and does not overwrite it', async () => {
      const { page, complaints, token, sendWire } = await newPerson(desk);
      const id = await sendWire();
      await page.goto(`/wires/${id}/edit`);
      await page.getByLabel('Recipient').fill('Mine');
      await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
      const url = `${desk.app.apiUrl}/api/wires/${id}`;
      await send('PATCH', url, { token, body: { recipient_name: 'Theirs' } });
      const warning = page
        .getByRole('alert')
        .filter({ hasText: 'has changed since you opened it' });
      await warning.getByText('to Theirs').waitFor();
      await expectAccessible(page);
      await warning.getByRole('button', { name: 'Load what it says now' }).click();
      await until('the form says theirs', async () => {
        return (await page.getByLabel('Recipient').inputValue()) === 'Theirs';
      });
      await page.getByLabel('Recipient').fill('Ours');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('Ours', { exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('is refused by the server when no live event has reported the change', async () => {
      const { page, token, sendWire } = await newPerson(desk);
      const id = await sendWire();
      await page.routeWebSocket('**/ws**', () => undefined);
      await page.goto(`/wires/${id}/edit`);
      await page.getByLabel('Recipient').fill('Mine');
      const url = `${desk.app.apiUrl}/api/wires/${id}`;
      await send('PATCH', url, { token, body: { recipient_name: 'Theirs' } });
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByRole('alert').filter({ hasText: 'to Theirs' }).waitFor();
      const { body } = await send('GET', url, { token });
      expect(body['recipient_name']).toBe('Theirs');
      await page.context().close();
    });
  });
}
