import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { makeUser } from '@/tests/helpers/users';

let sidecar: Sidecar;
beforeAll(async () => {
  sidecar = await startSidecar(0, '127.0.0.1');
});
afterAll(() => sidecar.stop());

/** Sends the start of a request, then a byte every 500 ms. Returns the answer before the disconnect. */
async function dribble(beginning: string): Promise<string> {
  const socket = connect(sidecar.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(beginning);
  const drip = setInterval(() => socket.write('x'), 500);
  try {
    return await text(socket);
  } finally {
    clearInterval(drip);
    socket.destroy();
  }
}

const problemIn = (answer: string) =>
  JSON.parse(answer.split('\r\n\r\n')[1] ?? '{}') as { code?: string };

describe.concurrent('a slow client', () => {
  it('is disconnected while it sends headers', async () => {
    const answer = await dribble('GET /health HTTP/1.1\r\nhost: x\r\nx-slow: ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(problemIn(answer)).toMatchObject({ code: 'request_timeout' });
  }, 40_000);

  it('is disconnected while it sends a body', async () => {
    const { token } = await makeUser();
    const headers = `host: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n`;
    const answer = await dribble(`POST /api/wires HTTP/1.1\r\n${headers}\r\n{`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"request_timeout"');
  }, 40_000);
});

describe('bytes that are no request', () => {
  it.each([
    ['garbage', 'hello\r\n\r\n', 400, 'bad_request'],
    [
      'too many headers',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s are answered with a problem', async (_, bytes, status, code) => {
    const socket = connect(sidecar.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(problemIn(answer)).toMatchObject({ code, status });
  });
});
