import type { Duplex } from 'node:stream';

/** Writes a whole answer to a socket that no HTTP server manages, and closes it. */
export async function writeResponse(socket: Duplex, response: Response): Promise<void> {
  const body = await response.text();
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n`;
  socket.end(`HTTP/1.1 ${response.status} \r\n${lines}${length}\r\n${body}`);
}
