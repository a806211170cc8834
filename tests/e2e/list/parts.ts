import type { Locator, Page } from 'playwright-core';

/** The rows of the list whose text matches. */
export const row = (page: Page, name: string | RegExp): Locator => page.getByRole('row', { name });

/** A tab of the list, by status and count. */
export const tab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name });

/** Waits until the list says that it has one wire. */
export const oneWire = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /^1 wire$/ })
    .waitFor();

/** Waits until this is the query of the page's URL. */
export const searchIs = (page: Page, search: string): Promise<void> =>
  page.waitForURL((url) => url.search === search);
