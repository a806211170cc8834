import { describe, expect, it, vi } from 'vitest';
import { BoundedQueue } from '@/lib/auth/bounded-queue';

/** A call that runs until `finish` is called, and notes its start in `order`. */
function heldCall(order: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const work = () => {
    order.push(name);
    return promise;
  };
  return { work, finish: () => resolve(name) };
}

describe('a bounded queue', () => {
  it('runs as many calls at a time as it allows, the others in order of arrival', async () => {
    const queue = new BoundedQueue(2);
    const order: string[] = [];
    const calls = ['a', 'b', 'c', 'd'].map((name) => heldCall(order, name));
    const results = calls.map(({ work }) => queue.run(work));
    await vi.waitFor(() => expect(order).toEqual(['a', 'b']));
    calls[1]?.finish();
    await results[1];
    await vi.waitFor(() => expect(order).toEqual(['a', 'b', 'c']));
    for (const { finish } of calls) finish();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    expect(queue.isIdle).toBe(true);
  });

  it('refuses the call after 64 that run or wait, and says when to retry', async () => {
    const queue = new BoundedQueue(1);
    const first = heldCall([], 'first');
    const accepted = [first.work, ...Array.from({ length: 63 }, () => () => Promise.resolve('x'))];
    const results = accepted.map((work) => queue.run(work));
    await expect(queue.run(() => Promise.resolve('late'))).rejects.toMatchObject({
      code: 'service_unavailable',
      retryAfterS: 2,
    });
    first.finish();
    expect(await Promise.all(results)).toHaveLength(64);
    expect(queue.isIdle).toBe(true);
  });

  it('goes on after a call that fails', async () => {
    const queue = new BoundedQueue(1);
    const failing = queue.run(() => Promise.reject(new Error('down')));
    const next = queue.run(() => Promise.resolve('up'));
    await expect(failing).rejects.toThrow('down');
    expect(await next).toBe('up');
    expect(queue.isIdle).toBe(true);
  });
});
