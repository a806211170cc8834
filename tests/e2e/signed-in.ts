import type { Browser, BrowserContextOptions } from 'playwright-core';
import { signUp } from '@/tests/contract/port';
import type { TestApp } from '@/tests/helpers/app';
import { openPage, type WatchedPage } from '@/tests/helpers/browser';
import { signIn } from '@/tests/e2e/console';

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
  await watched.page.goto(`/login?next=${encodeURIComponent(path)}`);
  await signIn(watched.page, email);
  await watched.page.waitForURL((url) => url.pathname === path);
  return { ...watched, email, token };
}
