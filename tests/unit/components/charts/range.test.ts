import { describe, expect, it } from 'vitest';
import { daysOf, rangeOf, startOf } from '@/components/charts/range';

describe('a range', () => {
  it('ends with today, across months and leap days', () => {
    const days = daysOf('7d', '2028-03-02');
    expect(days[0]).toBe('2028-02-25');
    expect(days).toContain('2028-02-29');
    expect(days.at(-1)).toBe('2028-03-02');
    expect(startOf('7d', '2028-03-02')).toBe('2028-02-25T00:00:00.000Z');
    expect(daysOf('90d', '2026-11-23')).toHaveLength(90);
  });

  it('is the default for an unknown or repeated parameter', () => {
    expect([rangeOf('7d'), rangeOf('8d'), rangeOf(['7d']), rangeOf(undefined)]).toEqual([
      '7d',
      '30d',
      '30d',
      '30d',
    ]);
  });
});
