import { describe, expect, it } from 'vitest';
import { Breaker, BreakerOpen } from '@/lib/breaker';

const fail = () => Promise.reject(new Error('down'));

describe('the breaker', () => {
  it('opens after five consecutive failures, runs a probe every two seconds, and closes again', async () => {
    let now = 0;
    const breaker = new Breaker(undefined, () => now);
    for (let i = 0; i < 4; i += 1) await expect(breaker.run(fail)).rejects.toThrow('down');
    await expect(breaker.run(() => Promise.resolve('up'))).resolves.toBe('up');
    for (let i = 0; i < 5; i += 1) await expect(breaker.run(fail)).rejects.toThrow('down');

    let called = 0;
    const count = () => Promise.resolve((called += 1));
    await expect(breaker.run(count)).rejects.toThrow(BreakerOpen);
    now = 1_999;
    await expect(breaker.run(count)).rejects.toThrow(BreakerOpen);
    expect(called).toBe(0);

    now = 2_000;
    await expect(breaker.run(fail)).rejects.toThrow('down');
    await expect(breaker.run(count)).rejects.toThrow(BreakerOpen);
    now = 4_000;
    await expect(breaker.run(count)).resolves.toBe(1);
    await expect(breaker.run(count)).resolves.toBe(2);
  });

  it('does not count an error that the dependency answered', async () => {
    const breaker = new Breaker((error) => (error as Error).message !== 'refused');
    const refuse = () => Promise.reject(new Error('refused'));
    for (let i = 0; i < 10; i += 1) await expect(breaker.run(refuse)).rejects.toThrow('refused');
    expect(breaker.isOpen).toBe(false);
  });
});
