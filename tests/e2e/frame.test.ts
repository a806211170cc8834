import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import { openPage } from '@/tests/helpers/browser';
import { newPerson } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';

const desk = useDesk();

describe('the frame', () => {
  it('has navigation that marks the current page and a skip link', async () => {
    const { page, complaints, email } = await newPerson(desk);
    const main = page.getByRole('navigation', { name: 'Main' });
    await page.getByText('Environment dev').waitFor();
    await page.getByRole('button', { name: `Your menu, ${email}` }).waitFor();
    expect(await main.locator('[aria-current="page"]').textContent()).toBe('Wires');
    for (const [name, href] of [
      ['Dashboard', '/dashboard'],
      ['Account', '/account'],
    ]) {
      expect(await main.getByRole('link', { name: name ?? '' }).getAttribute('href')).toBe(href);
    }
    const api = main.getByRole('link', { name: /^API/ });
    expect(await api.getAttribute('target')).toBe('_blank');

    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has keyboard shortcuts, which a focused field and a switch disable', async () => {
    const { page, complaints } = await newPerson(desk);
    await page.keyboard.press('/');
    const search = page.getByLabel('Search wires');
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('c?');
    await page.waitForURL(/search=c/);
    await page.keyboard.press('Escape');
    await page.waitForURL('/wires');
    await search.blur();

    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.waitForURL('/wires/new');
    await page.getByRole('heading', { name: 'New wire' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.waitForURL('/wires');

    await page.keyboard.press('?');
    await dialog.getByRole('switch').uncheck();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.reload();
    await page.getByRole('heading', { name: 'Wires', exact: true }).waitFor();
    await page.keyboard.press('c');
    // Keys are handled in order: the navigation of the first would come before this.
    await page.keyboard.press('Tab');
    expect(new URL(page.url()).pathname).toBe('/wires');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('changes to dark mode, keeps it, and applies it from the first paint', async () => {
    const { page, complaints } = await newPerson(desk, { colorScheme: 'light' });
    await page.getByRole('button', { name: /^Your menu/ }).click();
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'Dark mode' }).click();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-dark'));
    expect(await background()).toBe('rgb(13, 17, 23)');
    await page.reload({ waitUntil: 'commit' });
    await page.waitForLoadState('domcontentloaded');
    expect(await background()).toBe('rgb(13, 17, 23)');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows when the browser is offline, and refreshes when it is online again', async () => {
    const { page, sendWire } = await newPerson(desk);
    await sendWire({ recipient_name: 'Before' });
    await page.getByRole('row', { name: /Before/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor();
    await page.getByText('You are offline.').waitFor();
    await sendWire({ recipient_name: 'Meanwhile' });
    await page.context().setOffline(false);
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await page.getByRole('row', { name: /Meanwhile/ }).waitFor();
    await page.context().close();
  });

  it.each([
    [320, 640],
    [390, 844],
  ])('collapses at %i pixels without horizontal scrolling', async (width, height) => {
    const { page, complaints, sendWire } = await newPerson(desk, {
      viewport: { width, height },
    });
    await sendWire({ recipient_name: 'A recipient with quite a long name indeed' });
    await page.getByRole('row', { name: /quite a long name/ }).waitFor();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Open navigation' }).click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Wires', exact: true }).click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows a sign-out that failed, and keeps the session', async () => {
    const { page } = await newPerson(desk);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Wires', exact: true }).isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the pages without a session', () => {
  it.each(['light', 'dark'] as const)('are accessible (%s)', async (colorScheme) => {
    const { page, complaints } = await openPage(desk.browser, desk.app.webUrl, { colorScheme });
    for (const path of ['/login', '/register']) {
      await page.goto(path);
      await page.getByLabel('Password').waitFor();
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
