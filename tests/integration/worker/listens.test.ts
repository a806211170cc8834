import { expect, it } from 'vitest';
import { workerListens } from '@/db/worker-listens';
import { until } from '@/tests/helpers/wait';
import { startWorker } from '@/worker/worker';

it('the database shows whether a worker listens for jobs', async () => {
  expect(await workerListens()).toBe(false);
  const runner = await startWorker();
  await until('the worker listens', workerListens);
  await runner.stop();
  await until('no worker listens', async () => !(await workerListens()));
});
