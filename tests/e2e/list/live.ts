import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { row, tab } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** Live events on the list. */
export function listLiveTests(desk: Readonly<Desk>): void {
  describe('the live list', () => {
    it('updates rows in place, and announces new wires instead of inserting them', async () => {
      const { page, complaints, sendWire } = await newPerson(desk);
      await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
      await sendWire({ recipient_name: 'Slow Recipient' });
      await row(page, /Slow Recipient.*Pending/).waitFor();
      await sendWire({ recipient_name: 'Second' });
      await sendWire({ recipient_name: 'Third' });
      await page.getByRole('button', { name: '2 new wires, show' }).waitFor();
      await tab(page, 'All 3').waitFor();
      await row(page, /Slow Recipient.*Completed/).waitFor();
      expect(await page.getByRole('row').count()).toBe(2);
      await page.getByRole('button', { name: '2 new wires, show' }).click();
      await row(page, /Third/).waitFor();
      expect(await page.getByRole('row').count()).toBe(4);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
