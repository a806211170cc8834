import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';
import { fillForm } from '@/tests/e2e/send/fill-form';

/** WCAG rules on the form and the review. */
export function sendAccessibilityTests(desk: Readonly<Desk>): void {
  describe('the form of a new wire', () => {
    it.each(['light', 'dark'] as const)(
      'passes the WCAG rules in each of its states (%s)',
      async (colorScheme) => {
        const { page, complaints } = await newPerson(desk, { path: '/wires/new', colorScheme });
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByText('Check 3 fields').waitFor();
        await expectAccessible(page);
        await fillForm(page, 'Bob', '8');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByRole('heading', { name: 'Send 8.00 USD to Bob' }).waitFor();
        await expectAccessible(page);
        expect(complaints).toEqual([]);
        await page.context().close();
      },
    );
  });
}
