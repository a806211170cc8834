import WebSocket from 'ws';
import type { LiveMessage } from '@/contract/events';
import { until } from '@/tests/helpers/wait';

/** A WebSocket client that keeps the messages it has received. */
export interface TestSocket {
  messages: LiveMessage[];
  socket: WebSocket;
  /** Resolves with the close code. */
  closed: Promise<number>;
  /** Waits until a message fits; returns the first one. `what` names it when the wait times out. */
  received: (what: string, fits: (message: LiveMessage) => boolean) => Promise<LiveMessage>;
}

/** Opens a WebSocket. @throws Error with the HTTP status when the server refuses the upgrade */
export async function openSocket(
  url: string,
  headers: Record<string, string>,
): Promise<TestSocket> {
  const socket = new WebSocket(url, { headers });
  const messages: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as LiveMessage));
  const closed = new Promise<number>((done) => socket.once('close', done));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
    socket.once('unexpected-response', (_, response) =>
      reject(new Error(`refused with ${response.statusCode ?? 0}`)),
    );
  });
  const received = (what: string, fits: (message: LiveMessage) => boolean) =>
    until(what, () => messages.find(fits));
  return { messages, socket, closed, received };
}
