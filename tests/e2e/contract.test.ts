import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractTests } from '@/tests/contract/all';
import { startTestApp, type TestApp } from '@/tests/e2e/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('the UI port', () => {
  contractTests(() => app.webUrl);

  it('serves people a page at its root', async () => {
    const response = await fetch(app.webUrl, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).toMatch('text/html');
    expect(response.url).toMatch('/login');
  });
});

describe('the API port', () => {
  contractTests(() => app.apiUrl);
});
