import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startTestApp, type TestApp } from '@/tests/helpers/app';
import { launchBrowser } from '@/tests/helpers/browser';

export interface Desk {
  app: TestApp;
  browser: Browser;
}

/**
 * Starts a desk and a browser for the tests of one file (about two seconds) and stops them after.
 * `env` overrides variables of the desk. The fields are set before the first test runs.
 */
export function useDesk(env: Record<string, string> = {}): Readonly<Desk> {
  const desk = {} as Desk;
  beforeAll(async () => {
    [desk.app, desk.browser] = await Promise.all([startTestApp(env), launchBrowser()]);
  });
  afterAll(async () => {
    await desk.browser.close();
    await desk.app.stop();
  });
  return desk;
}
