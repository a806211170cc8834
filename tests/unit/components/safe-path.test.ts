import { describe, expect, it } from 'vitest';
import { safePath } from '@/components/auth/safe-path';

describe('where to go after signing in', () => {
  it.each(['/wires', '/wires/new', '/wires?page=2&page_size=50'])('%s is ours', (path) => {
    expect(safePath(path)).toBe(path);
  });

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
  ])('%j leads to the list instead', (path) => {
    expect(safePath(path)).toBe('/wires');
  });
});
