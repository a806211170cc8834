import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';
import { fillForm } from '@/tests/e2e/send/fill-form';

/** Navigation away from entered fields. */
export function leaveTests(desk: Readonly<Desk>): void {
  describe('entered fields', () => {
    it('are lost through a link only after a confirmation', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '7');
      const cancel = page.getByRole('link', { name: 'Cancel' });
      await cancel.click();
      const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
      await dialog.getByRole('button', { name: 'Keep editing' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await page.getByLabel('Recipient').inputValue()).toBe('Bob');
      await cancel.click();
      await dialog.getByRole('button', { name: 'Leave' }).click();
      await page.waitForURL('**/wires');
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('are lost through a shortcut or the Back button only after a confirmation', async () => {
      const { page, complaints } = await newPerson(desk);
      await page.getByRole('link', { name: 'New wire' }).click();
      await fillForm(page, 'Bob', '7');
      const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
      const stay = async () => {
        await dialog.getByRole('button', { name: 'Keep editing' }).click();
        await dialog.waitFor({ state: 'hidden' });
        expect(await page.getByLabel('Recipient').inputValue()).toBe('Bob');
      };
      await page.getByRole('heading', { name: 'New wire' }).click();
      await page.keyboard.press('g');
      await page.keyboard.press('d');
      await dialog.waitFor();
      await stay();
      await page.evaluate(() => history.back());
      await dialog.waitFor();
      await stay();
      await page.evaluate(() => history.back());
      await dialog.getByRole('button', { name: 'Leave' }).click();
      await page.waitForURL('**/wires');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
