import type { Browser, BrowserContextOptions } from 'playwright-core';
import { signUp } from '@/tests/helpers/contract-tests';
import type { TestApp } from '@/tests/e2e/app';
import { openPage, type WatchedPage } from '@/tests/e2e/browser';

/** The password of everybody whom `signUp` makes. */
export const PASSWORD = 'a password of the tests';

export interface SignedInPage extends WatchedPage {
  email: string;
  /** An access token of the same user, for what a program does meanwhile. */
  token: string;
}

/** A new user's page, signed in and showing `path`. */
export async function openSignedIn(
  browser: Browser,
  app: TestApp,
  path: string,
  options: BrowserContextOptions = {},
): Promise<SignedInPage> {
  const { email, token } = await signUp(app.apiUrl);
  const watched = await openPage(browser, app.webUrl, options);
  const { page } = watched;
  await page.goto(`/login?next=${encodeURIComponent(path)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === new URL(path, app.webUrl).pathname);
  return { ...watched, email, token };
}
