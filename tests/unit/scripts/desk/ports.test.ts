import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { metricsPorts, requireFreePort, usableMetricsPort } from '@/scripts/desk/ports';
import { freeMetricsPort } from '@/tests/helpers/ports';

describe('the metrics ports', () => {
  it('are three consecutive ones, or none', () => {
    expect(metricsPorts(9464)).toEqual([9464, 9465, 9466]);
    expect(metricsPorts(0)).toEqual([]);
  });

  it.each([0, 1, 2])('are not used, all three, when number %i is taken', async (taken) => {
    const first = await freeMetricsPort();
    expect(await usableMetricsPort(first)).toBe(first);
    const other = createServer().listen(first + taken, '127.0.0.1');
    await once(other, 'listening');
    expect(await usableMetricsPort(first)).toBe(0);
    await new Promise((done) => other.close(done));
  });
});

it('a port that is taken is reported with the variable to set', async () => {
  const first = await freeMetricsPort();
  await requireFreePort(first, '127.0.0.1', 'PORT');
  const other = createServer().listen(first, '127.0.0.1');
  await once(other, 'listening');
  await expect(requireFreePort(first, '127.0.0.1', 'PORT')).rejects.toThrow(
    `Port ${first} is taken. Set PORT to another and start again.`,
  );
  await new Promise((done) => other.close(done));
});
