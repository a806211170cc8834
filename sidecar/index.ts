import { once } from 'node:events';
import { closeDatabase } from '@/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { closeRedis } from '@/lib/redis';
import { onShutdown } from '@/lib/shutdown';
import { apiServer } from '@/sidecar/api';
import { Relay } from '@/sidecar/relay';
import { serveWebSockets } from '@/sidecar/ws';

const relay = new Relay();
const server = apiServer();
const stopSockets = serveWebSockets(server, relay);

server.listen(env().API_PORT, env().HOST);
await once(server, 'listening');
log().info({ port: env().API_PORT }, 'sidecar ready');

onShutdown(async () => {
  const closed = once(server, 'close');
  server.close();
  relay.close();
  stopSockets();
  server.closeIdleConnections();
  await closed;
  await closeDatabase();
  closeRedis();
});
