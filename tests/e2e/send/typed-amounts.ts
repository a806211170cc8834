import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';
import { fillForm } from '@/tests/e2e/send/fill-form';
import { until } from '@/tests/helpers/wait';

const UNDERSTOOD = [
  ['1250,50', '1,250.50'],
  ['0,99', '0.99'],
  ['1.250,00', '1,250.00'],
  ['1\u202f250,00', '1,250.00'],
  ["1'250.00", '1,250.00'],
  ['$1,250.00', '1,250.00'],
] as const;

const REFUSED = [
  ['-500', 'Amount must be a positive number, without a sign or brackets.'],
  ['(500.00)', 'Amount must be a positive number, without a sign or brackets.'],
  ['1.25E+05', 'Amount must be written out, without an exponent.'],
  ['1250.999', 'Amount must have at most two decimals.'],
  ['€1,250.00', 'Amount is written in EUR, but the currency of this wire is USD.'],
  ['1,2,3', 'Amount must be a number, such as 1,250.00.'],
] as const;

/** What the form makes of amounts and currencies as people type and paste them. */
export function typedAmountTests(desk: Readonly<Desk>): void {
  describe('an amount in another notation', () => {
    it('is reviewed as the amount that was meant, or refused as it was typed', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      const amount = page.getByLabel('Amount');
      const review = page.getByRole('button', { name: 'Review' });
      await fillForm(page, 'Bob', '');
      for (const [text, meant] of UNDERSTOOD) {
        await amount.fill(text);
        await review.click();
        await page.getByRole('heading', { name: `Send ${meant} USD to Bob` }).waitFor();
        await page.getByRole('button', { name: 'Back' }).click();
      }
      for (const [text, message] of REFUSED) {
        await amount.fill(text);
        await review.click();
        await page.getByRole('link', { name: message }).waitFor();
        expect(await amount.inputValue()).toBe(text);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('is asked about when it can be read in two ways', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '1.250');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('link', { name: 'Amount can be read in two ways.' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('group', { name: 'Which amount?' }).getByText('1,250').click();
      expect(
        await page.getByLabel('Amount').evaluate((input) => input === document.activeElement),
      ).toBe(true);
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('heading', { name: 'Send 1,250.00 USD to Bob' }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  describe('an edited amount', () => {
    it('is a tenth when its last zero is removed, although the field shows groups', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      const amount = page.getByLabel('Amount');
      await fillForm(page, 'Bob', '12500');
      await page.getByLabel('Sender').focus();
      expect(await amount.inputValue()).toBe('12,500');
      await amount.focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('heading', { name: 'Send 1,250.00 USD to Bob' }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('is replaced when the field is entered with Tab', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '12500');
      await page.getByLabel('Recipient').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.type('99');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('heading', { name: 'Send 99.00 USD to Bob' }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  describe('a typed currency', () => {
    it('is taken when the field is left, by its code or name, or else refused', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      const currency = page.getByLabel('Currency');
      await fillForm(page, 'Bob', '100');
      for (const [text, code] of [
        ['eur', 'EUR'],
        ['yen', 'JPY'],
        ['USD', 'USD'],
      ] as const) {
        await currency.fill(text);
        await page.keyboard.press('Tab');
        await page.getByRole('button', { name: 'Review' }).click();
        await page
          .getByRole('heading', { name: `Send 100${code === 'JPY' ? '' : '.00'} ${code}` })
          .waitFor();
        await page.getByRole('button', { name: 'Back' }).click();
      }
      await currency.fill('dollar');
      await page.getByLabel('Sender').click();
      await page.getByRole('button', { name: 'Review' }).click();
      await page
        .getByRole('link', {
          name: 'Currency must be chosen in the list, or typed as a code such as EUR.',
        })
        .waitFor();
      expect(await currency.inputValue()).toBe('dollar');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  describe('a double click on Review', () => {
    it('sends nothing, and neither does a click as soon as the review is shown', async () => {
      const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
      await fillForm(page, 'Bob', '100');
      const box = await page.getByRole('button', { name: 'Review' }).boundingBox();
      const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
      await page.mouse.dblclick(x, y);
      await page.getByRole('heading', { name: 'Send 100.00 USD to Bob' }).waitFor();
      await page.mouse.click(x, y);
      const send = page.getByRole('button', { name: 'Send wire' });
      await until('the button can be used', () => send.isEnabled());
      expect(page.url()).toMatch(/\/wires\/new$/);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
