import type { Duplex } from 'node:stream';
import { problemResponse } from '@/lib/api/problem';
import { AppError } from '@/contract/errors';
import { MAX_HEADER_BYTES } from '@/lib/http-limits';
import { newId } from '@/lib/ids';

/** Writes a response to a socket that the HTTP server does not manage, and closes the socket. */
export async function refuseSocket(socket: Duplex, response: Response): Promise<void> {
  const body = await response.text();
  const { headers, status } = response;
  headers.set('content-length', String(Buffer.byteLength(body)));
  headers.set('connection', 'close');
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  if (socket.writable) socket.end(`HTTP/1.1 ${status} \r\n${lines}\r\n${body}`);
}

/** For an HTTP server's `clientError`: answers bytes that the parser refused, with a problem. */
export function refuseBadRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? new AppError('request_timeout', 'The request took too long to arrive.')
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? new AppError('headers_too_large', `Headers may have at most ${MAX_HEADER_BYTES} bytes.`)
        : new AppError('bad_request', 'This is not an HTTP request.');
  void refuseSocket(socket, problemResponse(problem, newId()));
}
