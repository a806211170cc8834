import { closeDatabase } from '@/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { startMetrics } from '@/lib/metrics-server';
import { nameProcess } from '@/lib/process-name';
import { closeRedis, connectRedis } from '@/lib/redis';
import { onShutdown } from '@/lib/shutdown';
import '@/worker/metrics';
import { startWorker } from '@/worker/worker';

nameProcess('worker');
startMetrics('worker');
connectRedis();
const runner = await startWorker();
log().info({ concurrency: env().WORKER_CONCURRENCY }, 'worker ready');

onShutdown(async () => {
  await runner.stop();
  await closeDatabase();
  closeRedis();
});
await runner.promise;
