import type { Page } from 'playwright-core';

/** Fills in the form of a new wire; the currency stays the default. */
export async function fillForm(page: Page, recipient: string, amount: string): Promise<void> {
  await page.getByLabel('Sender').fill('Ada Lovelace');
  await page.getByLabel('Recipient').fill(recipient);
  await page.getByLabel('Amount').fill(amount);
}
