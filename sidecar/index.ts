import { closeDatabase } from '@/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { startMetrics } from '@/lib/metrics-server';
import { nameProcess } from '@/lib/process-name';
import { closeRedis, connectRedis } from '@/lib/redis';
import { onShutdown } from '@/lib/shutdown';
import { startSidecar } from '@/sidecar/sidecar';

nameProcess('sidecar');
startMetrics('sidecar');
connectRedis();
const sidecar = await startSidecar(env().API_PORT, env().HOST);
log().info({ port: sidecar.port }, 'sidecar ready');

onShutdown(async () => {
  await sidecar.stop();
  await closeDatabase();
  closeRedis();
});
