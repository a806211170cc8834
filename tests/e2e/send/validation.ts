import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';
import { fillForm } from '@/tests/e2e/send/fill-form';

/** Mistakes in the form. */
export function validationTests(desk: Readonly<Desk>): void {
  describe('the form of a new wire', () => {
    it('shows each mistake at its field and in a summary, which gets the focus', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await page.getByRole('button', { name: 'Review' }).click();
      const summary = page.getByRole('alert').filter({ hasText: 'Check 3 fields' });
      await summary.waitFor();
      expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.getByRole('link', { name: 'Amount must not be empty.' }).waitFor();
      await page.getByRole('link', { name: 'Recipient must not be empty.' }).click();
      const recipient = page.getByLabel('Recipient');
      expect(await recipient.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await recipient.getAttribute('aria-invalid')).toBe('true');
      await recipient.fill('Bob');
      await page.getByText('Check 2 fields').waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('accepts the decimals of the currency, and never rounds an amount', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '12.34');
      await page.getByLabel('Currency').fill('yen');
      await page.getByRole('option', { name: /JPY/ }).click();
      expect(await page.getByLabel('Amount').inputValue()).toBe('12.34');
      await page.getByRole('button', { name: 'Review' }).click();
      await page
        .getByRole('link', { name: 'Amount has more decimals than the currency.' })
        .waitFor();
      await page.getByLabel('Amount').fill('500.7');
      await page.getByLabel('Recipient').focus();
      expect(await page.getByLabel('Amount').inputValue()).toBe('500.7');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByText('Amount has more decimals than the currency.').first().waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
