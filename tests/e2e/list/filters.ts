import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { oneWire, row, searchIs } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** Search, filters and their chips. */
export function listFilterTests(desk: Readonly<Desk>): void {
  describe('the filters of the list', () => {
    it('find by name and by amount, are shown as chips, and can be cleared', async () => {
      const { page, complaints, sendWire } = await newPerson(desk);
      await sendWire({ recipient_name: 'Grace Hopper', amount: '1250.50', currency: 'EUR' });
      await sendWire({ recipient_name: 'Charles Babbage', amount: '99' });
      await row(page, /Grace Hopper/).waitFor();
      const search = page.getByLabel('Search wires');
      await search.fill('hop');
      await oneWire(page);
      await row(page, /Grace Hopper/).waitFor();
      await searchIs(page, '?search=hop');

      await search.fill('1,250.50');
      await page.getByText('Amount exactly 1,250.50').waitFor();
      await row(page, /Grace Hopper/).waitFor();

      await search.fill('nobody');
      await page.getByRole('heading', { name: 'No wires match' }).waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
      await row(page, /Charles Babbage/).waitFor();
      expect(await search.inputValue()).toBe('');

      await page.getByRole('button', { name: 'Currency' }).click();
      await page.getByRole('combobox', { name: 'Currency' }).fill('EUR');
      await page.getByRole('option', { name: 'EUR' }).click();
      await page.waitForURL('/wires?currency=EUR');
      await page.getByRole('button', { name: 'Amount', exact: true }).click();
      await page.getByLabel('At least').fill('2000');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('heading', { name: 'No wires match' }).waitFor();
      await page.getByRole('button', { name: /^Amount from 2,000/ }).click();
      await row(page, /Grace Hopper/).waitFor();
      await page.getByRole('button', { name: 'Created', exact: true }).click();
      await page.getByRole('button', { name: 'Last 7 days' }).click();
      await page.getByRole('button', { name: /^Created from/ }).waitFor();
      await row(page, /Grace Hopper/).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
