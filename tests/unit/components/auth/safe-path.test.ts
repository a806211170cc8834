import { describe, expect, it } from 'vitest';
import { safePath } from '@/components/auth/safe-path';

describe('safePath', () => {
  it.each(['/wires', '/wires/new', '/wires?page=2&page_size=50'])(
    'keeps %s, which is a path of the console',
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'wires',
    '',
    undefined,
    ['/wires', '/x'],
  ])('replaces %j by the list of wires', (path) => {
    expect(safePath(path)).toBe('/wires');
  });
});
