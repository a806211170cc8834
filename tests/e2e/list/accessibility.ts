import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import type { Desk } from '@/tests/e2e/desk';
import { row } from '@/tests/e2e/list/parts';
import { newPerson } from '@/tests/e2e/person';

/** WCAG rules on every state of the list. */
export function listAccessibilityTests(desk: Readonly<Desk>): void {
  describe('the list', () => {
    it.each(['light', 'dark'] as const)(
      'passes the WCAG rules in each of its states (%s)',
      async (colorScheme) => {
        const { page, complaints, sendWire, reached } = await newPerson(desk, {
          colorScheme,
        });
        await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
        await expectAccessible(page);
        const id = await sendWire({ recipient_name: 'Rejected Recipient' });
        await reached(id, 'failed');
        await row(page, /Rejected Recipient.*Failed/).waitFor();
        await page.goto('/wires?currency=USD&min_amount=1');
        await row(page, /Rejected Recipient.*Failed/).waitFor();
        await page.getByRole('checkbox', { name: 'Select row' }).check();
        await expectAccessible(page);
        for (const name of ['Created', 'Amount', 'Currency', 'View']) {
          await page.getByRole('button', { name, exact: true }).click();
          await page.getByRole('dialog', { name }).waitFor();
          await expectAccessible(page);
          // The first Escape closes the list of currencies, which opens with its field.
          if (name === 'Currency') await page.keyboard.press('Escape');
          await page.keyboard.press('Escape');
          await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
        }
        await page.getByRole('gridcell', { name: 'Rejected Recipient' }).click();
        await page.getByRole('dialog').locator('[data-event="failed"]').waitFor();
        await expectAccessible(page);
        await page.goto('/wires?search=nothing');
        await page.getByRole('heading', { name: 'No wires match' }).waitFor();
        await expectAccessible(page);
        expect(complaints).toEqual([]);
        await page.context().close();
      },
    );
  });
}
