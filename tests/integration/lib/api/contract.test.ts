import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { startWorker, type Worker } from '@/worker/worker';
import { contractTests } from '@/tests/contract/all';

let sidecar: Sidecar;
let worker: Worker;
beforeAll(async () => {
  [sidecar, worker] = await Promise.all([startSidecar(0, '127.0.0.1'), startWorker()]);
});
afterAll(async () => {
  await Promise.all([sidecar.stop(), worker.stop()]);
});

describe('the API port', () => {
  contractTests(() => `http://127.0.0.1:${sidecar.port}`);

  it('answers API information at its root', async () => {
    const response = await fetch(`http://127.0.0.1:${sidecar.port}/`);
    expect(await response.json()).toMatchObject({ name: 'Wire Management' });
  });
});
