import { expect, it } from 'vitest';
import { openPage } from '@/tests/helpers/browser';
import { newPerson } from '@/tests/e2e/person';
import { SCRIPT_BUDGET_KB, scriptKb } from '@/tests/e2e/script-size';
import { useDesk } from '@/tests/e2e/desk';

const desk = useDesk();

it('the sign-in page is within its budget of script', async () => {
  const { page } = await openPage(desk.browser, desk.app.webUrl);
  const size = await scriptKb(page, () => page.goto('/login'));
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(SCRIPT_BUDGET_KB.login);
});

it('the list is within its budget of script', async () => {
  const { page } = await newPerson(desk);
  const size = await scriptKb(page, () => page.goto('/wires'));
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(SCRIPT_BUDGET_KB.list);
});
