import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '@/tests/e2e/app';
import { launchBrowser, openPage } from '@/tests/e2e/browser';
import { newPerson } from '@/tests/e2e/console';
import { SCRIPT_BUDGET_KB, scriptKb } from '@/tests/e2e/script-size';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('the sign-in page keeps within its budget of script', async () => {
  const { page } = await openPage(browser, app.webUrl);
  const size = await scriptKb(page, () => page.goto('/login'));
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(SCRIPT_BUDGET_KB.login);
});

it('the list keeps within its budget of script', async () => {
  const { page } = await newPerson(browser, app);
  const size = await scriptKb(page, () => page.goto('/wires'));
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(SCRIPT_BUDGET_KB.list);
});
