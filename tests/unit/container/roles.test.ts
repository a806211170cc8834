import { describe, expect, it } from 'vitest';
import { roleIn } from '@/container/roles';

const line = (...words: string[]) => words.map((word) => `${word}\0`).join('');

describe('the role of a container', () => {
  it('is the word after the program, with any words before it', () => {
    expect(roleIn(line('tini', '--', 'node', 'dist/container.mjs', 'worker'))).toBe('worker');
    expect(roleIn(line('node', '/app/dist/container.mjs', 'web'))).toBe('web');
    const nested = ['/sbin/docker-init', '--', 'tini', '--', 'node', 'dist/container.mjs', 'all'];
    expect(roleIn(line(...nested))).toBe('all');
  });

  it('is `all` when none is named, or process 1 is another program', () => {
    expect(roleIn(line('tini', '--', 'node', 'dist/container.mjs'))).toBe('all');
    expect(roleIn(line('/pause'))).toBe('all');
    expect(roleIn('')).toBe('all');
  });
});
