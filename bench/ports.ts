import { compare, many } from '@/bench/measure';
import { signUp } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { wireFields } from '@/tests/helpers/wires';
import type { TestApp } from '@/tests/helpers/app';

const ROUNDS = 7;
const REQUESTS = 1_000;
const AT_ONCE = 16;

/** Compares the duration of reading one cached wire on the UI port (through Next) and on the API port. */
export async function benchPorts(app: TestApp): Promise<string> {
  const { token } = await signUp(app.apiUrl);
  const body = wireFields();
  const created = await send<{ id: string }>('POST', `${app.apiUrl}/api/wires`, { token, body });
  const read = (base: string) => () =>
    many(REQUESTS, AT_ONCE, () => send('GET', `${base}/api/wires/${created.body.id}`, { token }));
  const { a, b, ratio } = await compare(ROUNDS, read(app.webUrl), read(app.apiUrl));
  return [
    `GET /api/wires/{id}, ${REQUESTS} requests, ${AT_ONCE} at once, median of ${ROUNDS} rounds:`,
    `  through Next ${a.toFixed(0)} ms, through the API port ${b.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  ].join('\n');
}
