import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { contractTests } from '@/tests/helpers/contract-tests';

let sidecar: Sidecar;
beforeAll(async () => {
  sidecar = await startSidecar(0, '127.0.0.1');
});
afterAll(async () => {
  await sidecar.stop();
});

describe('the API port', () => {
  contractTests(() => `http://127.0.0.1:${sidecar.port}`);

  it('answers API information at its root', async () => {
    const response = await fetch(`http://127.0.0.1:${sidecar.port}/`);
    expect(await response.json()).toMatchObject({ name: 'Wire Management' });
  });
});
