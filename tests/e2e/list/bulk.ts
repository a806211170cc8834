import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import type { Desk } from '@/tests/e2e/desk';
import { row } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** Actions on the selected wires. */
export function listBulkTests(desk: Readonly<Desk>): void {
  describe('a bulk action', () => {
    it('retries or deletes the selected wires, with a result for each', async () => {
      const { page, complaints, sendWire, reached } = await newPerson(desk);
      const done = await sendWire({ recipient_name: 'Bob' });
      const ids = [
        await sendWire({ recipient_name: 'Rejected Recipient' }),
        await sendWire({ recipient_name: 'Rejected Once' }),
      ];
      await Promise.all([reached(done, 'completed'), ...ids.map((id) => reached(id, 'failed'))]);
      await page.reload();
      await row(page, /Rejected Once.*Failed/).waitFor();
      await page.getByRole('checkbox', { name: 'Select all rows' }).check();
      await page.getByRole('button', { name: 'Retry 2' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Only a failed wire can be retried: this one is completed').waitFor();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Retry 2 wires' }).click();
      await dialog.getByText('Sent again: 2 of 2').waitFor();
      expect(await dialog.locator('[data-outcome="done"]').count()).toBe(2);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await row(page, /Rejected Once.*Completed/).waitFor();

      await row(page, /Rejected Recipient.*Failed/).waitFor();
      await row(page, /Rejected Recipient/)
        .getByRole('checkbox')
        .check();
      await page.getByRole('button', { name: 'Delete 1' }).click();
      await dialog.getByRole('button', { name: 'Delete 1 wire' }).click();
      await dialog.getByText('Deleted: 1 of 1').waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await row(page, /Rejected Recipient/).waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
