import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { apiServer } from '@/sidecar/api';
import { Relay } from '@/sidecar/relay';
import { serveWebSockets } from '@/sidecar/ws';

export interface Sidecar {
  port: number;
  /** Accepts no new requests, waits for running ones, and closes sockets so that clients reconnect. */
  stop: () => Promise<void>;
}

/** Serves the API and `/ws`. Port 0 means any free port. */
export async function startSidecar(port: number, host: string): Promise<Sidecar> {
  const relay = new Relay();
  const server = apiServer();
  const stopSockets = serveWebSockets(server, relay);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      relay.close();
      stopSockets();
      server.closeIdleConnections();
      await closed;
    },
  };
}
