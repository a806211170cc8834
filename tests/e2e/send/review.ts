import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';
import { fillForm } from '@/tests/e2e/send/fill-form';

/** The way from the form to the wire. */
export function reviewTests(desk: Readonly<Desk>): void {
  describe('a new wire', () => {
    it('is reviewed before it is sent', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, '  Charles Babbage ', '1234567.8');
      await page.getByRole('button', { name: 'Review' }).click();
      const heading = page.getByRole('heading', {
        name: 'Send 1,234,567.80 USD to Charles Babbage',
      });
      await heading.waitFor();
      expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.getByRole('button', { name: 'Back' }).click();
      await page.locator('h1:focus', { hasText: 'New wire' }).waitFor();
      expect(await page.getByLabel('Amount').inputValue()).toBe('1,234,567.8');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('button', { name: 'Send wire' }).click();
      await page.getByRole('heading', { name: '1,234,567.80 USD', exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('starts as a copy of another wire', async () => {
      const { page, complaints, sendWire } = await newPerson(desk);
      const id = await sendWire({
        sender_name: 'Ada Lovelace',
        recipient_name: 'Charles Babbage',
        amount: '1250.5',
        currency: 'EUR',
      });
      await page.goto(`/wires/new?like=${id}`);
      expect(await page.getByLabel('Sender').inputValue()).toBe('Ada Lovelace');
      expect(await page.getByLabel('Recipient').inputValue()).toBe('Charles Babbage');
      expect(await page.getByLabel('Amount').inputValue()).toBe('1,250.50');
      expect(await page.getByLabel('Currency').inputValue()).toBe('EUR');
      await page.goto('/wires/new?like=nonsense');
      expect(await page.getByLabel('Sender').inputValue()).toBe('');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
