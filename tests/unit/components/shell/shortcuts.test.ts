import { describe, expect, it } from 'vitest';
import { meaningOf } from '@/components/shell/shortcuts';

describe('shortcuts', () => {
  it.each([
    [['?'], 'list'],
    [['/'], 'search'],
    [['c'], { go: '/wires/new' }],
    [['g'], 'more'],
    [['g', 'w'], { go: '/wires' }],
    [['g', 'd'], { go: '/dashboard' }],
    [['g', 'c'], undefined],
    [['x'], undefined],
  ])('the keys %j mean %j', (pressed, meaning) => {
    expect(meaningOf(pressed)).toEqual(meaning);
  });
});
