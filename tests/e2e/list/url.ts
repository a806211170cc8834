import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { oneWire, row, searchIs, tab } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** The state of the list in the URL. */
export function listUrlTests(desk: Readonly<Desk>): void {
  describe('the URL of the list', () => {
    it('keeps filter, order and page, and Back undoes each step', async () => {
      const { page, complaints, sendWire, reached } = await newPerson(desk);
      for (let i = 1; i <= 22; i += 1) {
        await sendWire({ recipient_name: `Recipient ${i}`, amount: String(i) });
      }
      const failed = await sendWire({ recipient_name: 'Rejected Recipient', amount: '1250.50' });
      await reached(failed, 'failed');
      await page.goto('/wires');
      await row(page, /Rejected Recipient/).waitFor();
      await page.getByText('1–20 of 23').waitFor();

      await page.getByRole('button', { name: 'Go to next page' }).click();
      await row(page, /Recipient 1 /).waitFor();
      await searchIs(page, '?page=2');

      await page.getByRole('columnheader', { name: 'Amount' }).click();
      await page.waitForURL('/wires?sort=-amount');
      await row(page, /Rejected Recipient/).waitFor();

      await tab(page, 'Failed 1').click();
      await page.waitForURL(/status=failed/);
      await oneWire(page);

      await page.goBack();
      await page.waitForURL('/wires?sort=-amount');
      await page.getByText('1–20 of 23').waitFor();
      await page.goBack();
      await row(page, /Recipient 1 /).waitFor();
      await searchIs(page, '?page=2');
      await page.reload();
      await row(page, /Recipient 1 /).waitFor();

      await page.getByRole('combobox', { name: 'Rows per page:' }).click();
      await page.getByRole('option', { name: '50' }).click();
      await page.getByText('1–23 of 23').waitFor();
      await searchIs(page, '?page_size=50');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
