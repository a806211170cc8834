import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Port } from '@/tests/contract/port';

/** Sends bytes unchanged; returns status, headers and body of the answer. */
async function exchange(base: string, bytes: string) {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split(/\r\n\r\n([\s\S]*)/);
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body };
}

/** Requests that HTTP clients do not send, written byte by byte. */
export function rawTests({ base, account }: Port): void {
  const end = 'Connection: close\r\n\r\n';
  const bearer = () => `Authorization: Bearer ${account().token}\r\n`;

  describe('a raw request', () => {
    const odd: [string, () => string, number, string][] = [
      ['a double slash', () => `GET //api/wires HTTP/1.1\r\nHost: x\r\n${end}`, 404, 'not_found'],
      [
        'a trailing slash',
        () => `GET /api/wires/ HTTP/1.1\r\nHost: x\r\n${bearer()}${end}`,
        404,
        'not_found',
      ],
      [
        'another character in place of a dot',
        () => `GET /api/openapiXjson HTTP/1.1\r\nHost: x\r\n${end}`,
        404,
        'not_found',
      ],
      ['TRACE', () => `TRACE /api/wires HTTP/1.1\r\nHost: x\r\n${end}`, 405, 'method_not_allowed'],
      [
        'PROPFIND',
        () => `PROPFIND /api/wires HTTP/1.1\r\nHost: x\r\n${end}`,
        405,
        'method_not_allowed',
      ],
      [
        'two Authorization headers',
        () => `GET /api/wires HTTP/1.1\r\nHost: x\r\n${bearer()}${bearer()}${end}`,
        400,
        'bad_request',
      ],
      ['garbage', () => 'hello\r\n\r\n', 400, 'bad_request'],
    ];
    it.each(odd)('with %s is refused with a problem', async (_, bytes, status, code) => {
      const answer = await exchange(base(), bytes());
      expect(answer.status).toBe(status);
      expect(answer.body).toContain(`"code":"${code}"`);
      for (const header of [
        'x-request-id: ',
        'x-content-type-options: nosniff',
        'application/problem+json',
      ]) {
        expect(answer.head).toContain(header);
      }
      expect(answer.head).not.toContain('x-powered-by');
    });

    it('with a target in absolute form is served by this server', async () => {
      const answer = await exchange(
        base(),
        `GET http://evil.example/api HTTP/1.1\r\nHost: evil.example\r\n${end}`,
      );
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('Wire Management');
    });

    it('with an upgrade other than to a WebSocket is served without it', async () => {
      const upgrade =
        'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n';
      const answer = await exchange(
        base(),
        `GET /api/auth/me HTTP/1.1\r\nHost: x\r\n${bearer()}${upgrade}`,
      );
      expect(answer.status).toBe(200);
      expect(answer.body).toContain(account().email);
    });

    it('with a WebSocket upgrade at another target does not stop the server', async () => {
      const handshake =
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
      for (const target of ['//', '//x', '/', '/api/wires', '*']) {
        const lines = `GET ${target} HTTP/1.1\r\nHost: x\r\n${handshake.replace('Upgrade\r\n', 'Upgrade, close\r\n')}`;
        expect((await exchange(base(), lines)).status).toBeLessThan(500);
      }
      const health = await fetch(`${base()}/health/live`);
      expect(health.status).toBe(200);
    });

    it('with a malformed escape in the query is served', async () => {
      const query = 'search=50%&created_from=2020-01-01T00%3A00%3A00Z';
      const answer = await exchange(
        base(),
        `GET /api/wires?${query} HTTP/1.1\r\nHost: x\r\n${bearer()}${end}`,
      );
      expect(answer.status).toBe(200);
    });
  });
}
