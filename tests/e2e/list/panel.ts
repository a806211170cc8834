import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import type { Desk } from '@/tests/e2e/desk';
import { row, searchIs } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** The panel with the details of one wire. */
export function listPanelTests(desk: Readonly<Desk>): void {
  describe('the panel beside the list', () => {
    it('opens by keyboard and by link, and closes without a step in the history', async () => {
      const { page, complaints, sendWire, reached } = await newPerson(desk);
      const id = await sendWire({ recipient_name: 'Grace Hopper', amount: '77' });
      await reached(id, 'completed');
      await row(page, /Grace Hopper.*Completed/).waitFor();
      await page.getByRole('gridcell', { name: 'Grace Hopper' }).focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog', { name: /^Wire W/ });
      await panel.getByText('77.00 USD').waitFor();
      await panel.locator('[data-event="completed"]').waitFor();
      await searchIs(page, `?wire=${id}`);
      const steps = await page.evaluate(() => history.length);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await searchIs(page, '');
      // Closing goes one step back in the history, so Forward opens the panel again.
      await page.evaluate(() => history.forward());
      await panel.waitFor();
      expect(await page.evaluate(() => history.length)).toBe(steps);

      await page.goto(`/wires?wire=${id}`);
      await panel.getByText('77.00 USD').waitFor();
      await panel.getByRole('link', { name: 'Open full page' }).click();
      await page.waitForURL(`/wires/${id}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('retries and deletes its wire after a confirmation', async () => {
      const { page, complaints, sendWire, reached } = await newPerson(desk);
      const id = await sendWire({ recipient_name: 'Rejected Recipient', amount: '77' });
      await reached(id, 'failed');
      await page.reload();
      await page.getByRole('gridcell', { name: 'Rejected Recipient' }).click();
      const panel = page.getByRole('dialog', { name: /^Wire W/ });
      await panel.getByRole('button', { name: 'Retry' }).click();
      const retry = page.getByRole('dialog', {
        name: 'Send 77.00 USD to Rejected Recipient again?',
      });
      await expectAccessible(page);
      await retry.getByRole('button', { name: 'Retry wire' }).click();
      await panel.locator('[data-event="failed"]').nth(1).waitFor();

      await panel.getByRole('button', { name: 'Delete' }).click();
      const question = page.getByRole('dialog', {
        name: 'Delete 77.00 USD to Rejected Recipient?',
      });
      await question.getByRole('button', { name: 'Cancel' }).click();
      await question.waitFor({ state: 'detached' });
      await panel
        .getByRole('button', { name: 'Delete', exact: true })
        .and(page.locator(':focus'))
        .click();
      await question.getByRole('button', { name: 'Delete wire' }).click();
      await panel.waitFor({ state: 'detached' });
      await page.getByText(/^Wire W\w+ deleted\.$/).waitFor();
      await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
      await searchIs(page, '');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
