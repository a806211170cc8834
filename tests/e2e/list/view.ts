import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { searchIs } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** Order, columns and density. */
export function listViewTests(desk: Readonly<Desk>): void {
  describe('the view settings', () => {
    it('sort the list on a phone', async () => {
      const viewport = { width: 390, height: 844 };
      const { page, complaints, sendWire } = await newPerson(desk, { viewport });
      await sendWire({ recipient_name: 'Small', amount: '1' });
      await sendWire({ recipient_name: 'Large', amount: '900' });
      await page.reload();
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByRole('radio', { name: 'Smallest amount first' }).check();
      await searchIs(page, '?sort=amount');
      await page.locator('[data-rowindex="0"]').getByText('Small').waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('keep columns and density after a reload', async () => {
      const { page, complaints, sendWire } = await newPerson(desk);
      await sendWire();
      await page.getByRole('columnheader', { name: 'Reference' }).waitFor();
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByRole('checkbox', { name: 'Reference' }).uncheck();
      await page.getByRole('radio', { name: 'Compact' }).check();
      await page.reload();
      await page.getByRole('columnheader', { name: 'Recipient' }).waitFor();
      expect(await page.getByRole('columnheader', { name: 'Reference' }).count()).toBe(0);
      await page.getByRole('button', { name: 'View' }).click();
      expect(await page.getByRole('radio', { name: 'Compact' }).isChecked()).toBe(true);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
